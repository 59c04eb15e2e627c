-- Running games: who owns a partition of game.commands, what was read there, what came of it.

CREATE TABLE replica (
  id         uuid PRIMARY KEY,
  seen_until timestamptz NOT NULL
);

-- Lease, fence and offset in one row. Every trip of the owner ends with an update of it.
CREATE TABLE game_partition (
  partition     int PRIMARY KEY,
  -- Another id means another topic of the same name: the offsets below are not its offsets.
  topic_id      text,
  owner         uuid,
  epoch         bigint NOT NULL DEFAULT 0,
  lease_until   timestamptz NOT NULL DEFAULT '-infinity',
  -- NULL: never read; the owner starts at the beginning of the log.
  next_offset   bigint,
  -- Append time (epoch ms) of the last command read, and the partition clock at it.
  appended_at   bigint NOT NULL DEFAULT 0,
  clock         bigint NOT NULL DEFAULT 0,
  published_row bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 10);

-- One row per batch: the raw commands with offsets, append times and clock, compressed.
CREATE TABLE game_log (
  partition    int NOT NULL,
  first_offset bigint NOT NULL,
  next_offset  bigint NOT NULL,
  epoch        bigint NOT NULL,
  body         bytea NOT NULL,
  PRIMARY KEY (partition, first_offset)
);
ALTER TABLE game_log ALTER COLUMN body SET STORAGE EXTERNAL;

-- One row per run, exactly the bytes that are published.
CREATE TABLE game_event (
  partition int NOT NULL,
  row_no    bigint NOT NULL,
  quiz_id   bigint NOT NULL,
  first_seq bigint NOT NULL,
  last_seq  bigint NOT NULL,
  body      bytea NOT NULL,
  PRIMARY KEY (partition, row_no),
  UNIQUE (quiz_id, first_seq)
);
ALTER TABLE game_event ALTER COLUMN body SET STORAGE EXTERNAL;

-- Games that a new owner has to know: from their schedule to their end.
CREATE TABLE game_live (
  quiz_id   bigint PRIMARY KEY,
  partition int NOT NULL
);
CREATE INDEX game_live_partition ON game_live (partition);

-- What became of a host's command; the route waits for it.
CREATE TABLE host_outcome (
  id         text PRIMARY KEY,
  quiz_id    bigint NOT NULL,
  outcome    text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Records for game.results that Kafka has not confirmed yet, in order.
CREATE TABLE results_outbox (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  quiz_id     bigint NOT NULL,
  body        text NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
);

-- Questions whose answers are all in user_answers.
CREATE TABLE answers_projected (
  quiz_id     bigint NOT NULL,
  question_id bigint NOT NULL,
  PRIMARY KEY (quiz_id, question_id)
);

-- What a step of a game means for the tables others read. One JSON object per step.
CREATE FUNCTION game_milestone(m jsonb) RETURNS void LANGUAGE plpgsql AS $$
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
    INSERT INTO quiz_question_history (quiz_id, question_order, question_id, asked_at)
      VALUES (quiz, (m ->> 'number')::int, (m ->> 'question_id')::bigint, (m ->> 'at')::timestamptz)
      ON CONFLICT DO NOTHING;
    UPDATE questions SET used_at = now(), last_used_at = now(), reserved_by = quiz
      WHERE id = (m ->> 'question_id')::bigint;
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
    INSERT INTO results (user_id, quiz_id, score, correct_answers, total_questions, rank, is_winner,
                         prize_fund, prize_hold_reason, is_eliminated, eliminated_on_question,
                         elimination_reason, answer_time_ms, completed_at)
      SELECT r.user_id, quiz, r.score, r.score, (m ->> 'asked')::int, r.rank, r.winner, r.prize,
             r.hold, r.out_at IS NOT NULL, r.out_at, r.reason, r.time_ms, (m ->> 'at')::timestamptz
      FROM jsonb_to_recordset(m -> 'results') AS r(
        user_id bigint, score int, rank int, winner boolean, prize bigint, hold text, out_at int,
        reason text, time_ms bigint);
    INSERT INTO prize_ledger (quiz_id, user_id, kind, amount)
      SELECT quiz, r.user_id, 'PENDING', r.prize
      FROM jsonb_to_recordset(m -> 'results') AS r(user_id bigint, prize bigint)
      WHERE r.prize > 0;
    INSERT INTO results_outbox (quiz_id, body)
      SELECT quiz, b.body FROM jsonb_array_elements_text(m -> 'batches') WITH ORDINALITY
        AS b(body, n) ORDER BY b.n;
    UPDATE questions SET reserved_by = NULL WHERE reserved_by = quiz AND used_at IS NULL;
    DELETE FROM game_live WHERE quiz_id = quiz;
  END CASE;
END $$;

-- One batch of commands and everything that came of it. The fence is last, so that the row of the
-- partition is locked for one commit only; without a matching row nothing of it happened.
CREATE FUNCTION game_trip(
  p_partition int, p_owner uuid, p_epoch bigint, p_from bigint, p_next bigint,
  p_appended_at bigint, p_clock bigint, p_published_row bigint, p_lease_ms int, p_log bytea,
  p_row_no bigint[], p_quiz_id bigint[], p_first_seq bigint[], p_last_seq bigint[], p_run bytea[],
  p_outcome_id text[], p_outcome_quiz bigint[], p_outcome text[], p_milestones jsonb
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO game_log (partition, first_offset, next_offset, epoch, body)
    VALUES (p_partition, p_from, p_next, p_epoch, p_log);
  IF p_row_no IS NOT NULL THEN
    INSERT INTO game_event (partition, row_no, quiz_id, first_seq, last_seq, body)
      SELECT p_partition, e.* FROM unnest(p_row_no, p_quiz_id, p_first_seq, p_last_seq, p_run) e;
  END IF;
  IF p_outcome_id IS NOT NULL THEN
    INSERT INTO host_outcome (id, quiz_id, outcome)
      SELECT * FROM unnest(p_outcome_id, p_outcome_quiz, p_outcome) ON CONFLICT DO NOTHING;
  END IF;
  IF p_milestones IS NOT NULL THEN
    PERFORM game_milestone(m) FROM jsonb_array_elements(p_milestones) WITH ORDINALITY AS t(m, n)
      ORDER BY t.n;
  END IF;
  UPDATE game_partition
    SET next_offset = p_next, appended_at = p_appended_at, clock = p_clock,
        published_row = greatest(published_row, p_published_row),
        lease_until = clock_timestamp() + p_lease_ms * interval '1 ms'
    WHERE partition = p_partition AND epoch = p_epoch AND owner = p_owner AND next_offset = p_from;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'partition % is no longer at offset % for epoch %', p_partition, p_from, p_epoch
      USING ERRCODE = 'QC001';
  END IF;
END $$;

-- Whether the lease is still ours. Not worth waiting for the disk: a lost renewal lapses.
CREATE FUNCTION game_renew(
  p_partition int, p_owner uuid, p_epoch bigint, p_published_row bigint, p_lease_ms int
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  UPDATE game_partition
    SET lease_until = clock_timestamp() + p_lease_ms * interval '1 ms',
        published_row = greatest(published_row, p_published_row)
    WHERE partition = p_partition AND epoch = p_epoch AND owner = p_owner;
  RETURN FOUND;
END $$;

-- Takes one partition whose lease has lapsed; no row when there is none.
CREATE FUNCTION game_take(p_owner uuid, p_lease_ms int)
RETURNS TABLE (taken int, new_epoch bigint) LANGUAGE sql AS $$
  UPDATE game_partition
    SET owner = p_owner, epoch = epoch + 1,
        lease_until = clock_timestamp() + p_lease_ms * interval '1 ms'
    WHERE partition = (
      SELECT partition FROM game_partition
      WHERE owner IS NULL OR lease_until < clock_timestamp()
      ORDER BY lease_until LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING partition, epoch
$$;
