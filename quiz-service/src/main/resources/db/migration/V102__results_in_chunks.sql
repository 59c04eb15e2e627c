-- How many results of a finished game are written. The first chunk is written with the end of the
-- game, the others follow. A game that finished before this version has no row and is complete.
CREATE TABLE results_progress (
  quiz_id bigint PRIMARY KEY,
  written int NOT NULL,
  total   int NOT NULL
);
CREATE INDEX results_progress_pending ON results_progress (quiz_id) WHERE written < total;

-- Writes the results from rank "from" up to "until" with their prizes and their records for
-- user-service, and returns how many are written then. Does nothing if another number was written
-- before, so a chunk can be repeated. A replica of the previous version sends all results at once.
CREATE FUNCTION game_results(m jsonb) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  quiz bigint := (m ->> 'quiz_id')::bigint;
  rehearsal boolean;
  ended timestamptz;
  now_written int;
BEGIN
  UPDATE results_progress SET written = coalesce((m ->> 'until')::int, total)
    WHERE quiz_id = quiz AND written = coalesce((m ->> 'from')::int, 0)
    RETURNING written INTO now_written;
  IF NOT FOUND THEN
    RETURN (SELECT written FROM results_progress WHERE quiz_id = quiz);
  END IF;
  SELECT rehearsal_of IS NOT NULL, completed_at INTO rehearsal, ended FROM quizzes WHERE id = quiz;
  INSERT INTO results (user_id, quiz_id, score, correct_answers, total_questions, rank, is_winner,
                       prize_fund, prize_hold_reason, is_eliminated, eliminated_on_question,
                       elimination_reason, answer_time_ms, completed_at, seat)
    SELECT r.user_id, quiz, r.score, r.score, (m ->> 'asked')::int, r.rank, r.winner, r.prize,
           r.hold, r.out_at IS NOT NULL, r.out_at, r.reason, r.time_ms, ended,
           r.seat
    FROM jsonb_to_recordset(m -> 'results') AS r(
      user_id bigint, score int, rank int, winner boolean, prize bigint, hold text, out_at int,
      reason text, time_ms bigint, seat int);
  INSERT INTO prize_ledger (quiz_id, user_id, kind, amount)
    SELECT quiz, r.user_id, 'PENDING', r.prize
    FROM jsonb_to_recordset(m -> 'results') AS r(user_id bigint, prize bigint)
    WHERE r.prize > 0 AND NOT rehearsal;
  INSERT INTO results_outbox (quiz_id, body)
    SELECT quiz, b.body FROM jsonb_array_elements_text(m -> 'batches') WITH ORDINALITY
      AS b(body, n) WHERE NOT rehearsal ORDER BY b.n;
  RETURN now_written;
END $$;

-- As before, and leaves the results to game_results.
CREATE OR REPLACE FUNCTION game_milestone(m jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  quiz bigint := (m ->> 'quiz_id')::bigint;
BEGIN
  CASE m ->> 'type'
  WHEN 'scheduled' THEN
    INSERT INTO game_live (quiz_id, partition) VALUES (quiz, (m ->> 'partition')::int)
      ON CONFLICT DO NOTHING;
    UPDATE quizzes SET first_offset = (m ->> 'offset')::bigint
      WHERE id = quiz AND first_offset IS NULL;
  WHEN 'started' THEN
    -- A row that was cancelled in this very second stays so: the reconciler ends the game.
    UPDATE quizzes
      SET status = 'in_progress', started_at = (m ->> 'at')::timestamptz,
          question_count = (m ->> 'planned')::int, updated_at = now()
      WHERE id = quiz AND status = 'scheduled';
  WHEN 'opened' THEN
    INSERT INTO quiz_question_history
        (quiz_id, question_order, question_id, asked_at, limit_ms, grace_ms)
      VALUES (quiz, (m ->> 'number')::int, (m ->> 'question_id')::bigint, (m ->> 'at')::timestamptz,
              (m ->> 'limit_ms')::int, (m ->> 'grace_ms')::int)
      ON CONFLICT DO NOTHING;
    UPDATE questions SET used_at = now(), last_used_at = now(), reserved_by = quiz
      WHERE id = (m ->> 'question_id')::bigint;
  WHEN 'extended' THEN
    UPDATE quiz_question_history SET limit_ms = (m ->> 'limit_ms')::int
      WHERE quiz_id = quiz AND question_order = (m ->> 'number')::int;
  WHEN 'held' THEN
    UPDATE quizzes SET held_reason = m ->> 'reason', last_offset = (m ->> 'offset')::bigint
      WHERE id = quiz;
  WHEN 'cancelled' THEN
    -- Before the start the row was first and may have moved on since.
    UPDATE quizzes
      SET status = 'cancelled', cancel_reason = m ->> 'reason', cancel_message = m ->> 'message',
          version = version + 1, updated_at = now()
      WHERE id = quiz AND status = 'in_progress';
    UPDATE quizzes SET last_offset = (m ->> 'offset')::bigint WHERE id = quiz;
    UPDATE questions SET reserved_by = NULL WHERE reserved_by = quiz AND used_at IS NULL;
    DELETE FROM game_live WHERE quiz_id = quiz;
  WHEN 'finished' THEN
    UPDATE quizzes
      SET status = 'completed', completed_at = (m ->> 'at')::timestamptz,
          question_count = (m ->> 'asked')::int, last_offset = (m ->> 'offset')::bigint,
          updated_at = now()
      WHERE id = quiz;
    INSERT INTO results_progress (quiz_id, written, total)
      VALUES (quiz, 0, coalesce((m ->> 'total')::int, jsonb_array_length(m -> 'results')));
    PERFORM game_results(m);
    UPDATE questions SET reserved_by = NULL WHERE reserved_by = quiz AND used_at IS NULL;
    DELETE FROM game_live WHERE quiz_id = quiz;
  END CASE;
END $$;
