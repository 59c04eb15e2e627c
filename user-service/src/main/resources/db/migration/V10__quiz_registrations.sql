-- Quizzes somebody waits for, as quiz-service last told them.
CREATE TABLE awaited_quizzes (
  quiz_id        bigint PRIMARY KEY,
  title          text NOT NULL,
  scheduled_time timestamptz NOT NULL,
  -- False while it is cancelled; it may be scheduled again.
  scheduled      boolean NOT NULL,
  asked_at       timestamptz NOT NULL
);
CREATE INDEX awaited_quizzes_asked ON awaited_quizzes (asked_at);

CREATE TABLE quiz_registrations (
  quiz_id      bigint NOT NULL REFERENCES awaited_quizzes ON DELETE CASCADE,
  user_id      bigint NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  -- The start the last mail spoke of; a postponed quiz is worth another.
  reminded_for timestamptz,
  PRIMARY KEY (quiz_id, user_id)
);
CREATE INDEX quiz_registrations_user ON quiz_registrations (user_id);

-- Mails still to be sent. Address, language and words are looked up when one goes out, so that
-- nothing here says who somebody is.
CREATE TABLE reminder_mails (
  quiz_id     bigint NOT NULL,
  user_id     bigint NOT NULL,
  attempts    int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_try_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (quiz_id, user_id),
  FOREIGN KEY (quiz_id, user_id) REFERENCES quiz_registrations ON DELETE CASCADE
);
CREATE INDEX reminder_mails_next ON reminder_mails (next_try_at);
