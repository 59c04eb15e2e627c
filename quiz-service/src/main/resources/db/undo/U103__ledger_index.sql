-- Takes back V103.
CREATE INDEX prize_ledger_newest ON prize_ledger (quiz_id, user_id, id DESC);
DELETE FROM flyway_schema_history WHERE version = '103';
