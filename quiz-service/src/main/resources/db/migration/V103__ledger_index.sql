-- The unique constraint on (quiz_id, user_id, kind) finds the at most four steps of a prize as fast,
-- and a million prizes are written at the end of a large game.
DROP INDEX prize_ledger_newest;
