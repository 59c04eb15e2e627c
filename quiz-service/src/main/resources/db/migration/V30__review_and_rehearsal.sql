-- Rehearsals, bans, payouts under review, disputes, and funds that change only with two admins.

-- A private copy of a quiz for bots: in no list, without money, without results for others.
ALTER TABLE quizzes ADD COLUMN rehearsal_of bigint REFERENCES quizzes ON DELETE CASCADE;
CREATE INDEX quizzes_rehearsals ON quizzes (rehearsal_of) WHERE rehearsal_of IS NOT NULL;

-- What a player's time was measured against; NULL in games before this version.
ALTER TABLE quiz_question_history
  ADD COLUMN limit_ms int CHECK (limit_ms > 0),
  ADD COLUMN grace_ms int CHECK (grace_ms >= 0);

CREATE TABLE player_bans (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id    bigint NOT NULL,
  reason     varchar(500) NOT NULL,
  banned_by  bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  lifted_at  timestamptz,
  lifted_by  bigint,
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
);
CREATE UNIQUE INDEX player_bans_standing ON player_bans (user_id) WHERE lifted_at IS NULL;

-- Where each payout stands: its newest row in the ledger.
CREATE INDEX prize_ledger_newest ON prize_ledger (quiz_id, user_id, id DESC);
CREATE VIEW payouts AS
  SELECT DISTINCT ON (l.quiz_id, l.user_id) l.id, l.quiz_id, l.user_id, l.amount,
    l.kind AS status, l.reason, l.actor_id, l.created_at AS since,
    (SELECT max(a.actor_id) FROM prize_ledger a
      WHERE a.quiz_id = l.quiz_id AND a.user_id = l.user_id AND a.kind = 'APPROVED')
      AS approved_by,
    EXISTS (SELECT 1 FROM prize_ledger h
      WHERE h.quiz_id = l.quiz_id AND h.user_id = l.user_id AND h.kind = 'HELD') AS held_before
  FROM prize_ledger l
  ORDER BY l.quiz_id, l.user_id, l.id DESC;

-- A player's objection to his result, and what an admin answered.
CREATE TABLE disputes (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  quiz_id         bigint NOT NULL,
  user_id         bigint NOT NULL,
  question_number int CHECK (question_number >= 1),
  text            varchar(1000) NOT NULL,
  status          text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'accepted', 'rejected')),
  answer          varchar(1000),
  answered_by     bigint,
  created_at      timestamptz NOT NULL DEFAULT now(),
  answered_at     timestamptz,
  FOREIGN KEY (user_id, quiz_id) REFERENCES results (user_id, quiz_id) ON DELETE CASCADE,
  CHECK ((status = 'open') = (answer IS NULL)),
  CHECK ((answer IS NULL) = (answered_by IS NULL))
);
CREATE UNIQUE INDEX disputes_open ON disputes (user_id, quiz_id) WHERE status = 'open';
CREATE INDEX disputes_by_result ON disputes (user_id, quiz_id);
CREATE INDEX disputes_by_status ON disputes (status, id);

CREATE TABLE fund_changes (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  quiz_id      bigint NOT NULL REFERENCES quizzes ON DELETE CASCADE,
  prize_fund   bigint NOT NULL CHECK (prize_fund >= 0),
  proposed_by  bigint NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  confirmed_by bigint CHECK (confirmed_by <> proposed_by),
  confirmed_at timestamptz,
  CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);
CREATE UNIQUE INDEX fund_changes_open ON fund_changes (quiz_id) WHERE confirmed_at IS NULL;
CREATE INDEX fund_changes_by_quiz ON fund_changes (quiz_id);

-- What a step of a game means for the tables others read. One JSON object per step.
CREATE OR REPLACE FUNCTION game_milestone(m jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  quiz bigint := (m ->> 'quiz_id')::bigint;
  rehearsal boolean;
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
    SELECT rehearsal_of IS NOT NULL INTO rehearsal FROM quizzes WHERE id = quiz;
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
      WHERE r.prize > 0 AND NOT rehearsal;
    INSERT INTO results_outbox (quiz_id, body)
      SELECT quiz, b.body FROM jsonb_array_elements_text(m -> 'batches') WITH ORDINALITY
        AS b(body, n) WHERE NOT rehearsal ORDER BY b.n;
    UPDATE questions SET reserved_by = NULL WHERE reserved_by = quiz AND used_at IS NULL;
    DELETE FROM game_live WHERE quiz_id = quiz;
  END CASE;
END $$;
