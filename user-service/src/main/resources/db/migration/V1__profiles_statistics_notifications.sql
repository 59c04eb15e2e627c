-- The database of user-service: profiles, results and leaderboards, notifications, events to send.
-- A constraint that is not named here has the name that PostgreSQL gives it, for example
-- prizes_status_check, quiz_registrations_quiz_id_fkey or profiles_pkey.

-- Profiles ------------------------------------------------------------------------

-- A projection of user.events (user name, e-mail, role) plus what this service owns: names, birth
-- date, gender, picture, language. auth-service limits the lengths of its facts, hence text.
CREATE TABLE profiles (
  user_id         bigint PRIMARY KEY,
  username        text NOT NULL,
  email           text NOT NULL,
  role            text NOT NULL DEFAULT 'user',
  email_verified  boolean NOT NULL DEFAULT false,
  language        text NOT NULL DEFAULT 'ru',
  first_name      text NOT NULL DEFAULT '',
  last_name       text NOT NULL DEFAULT '',
  birth_date      date,
  gender          text NOT NULL DEFAULT '',
  profile_picture text NOT NULL DEFAULT '',
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL
);

-- Uploaded pictures, already cut to size.
CREATE TABLE avatars (
  user_id bigint PRIMARY KEY,
  -- Names the content, so that an address can be cached for ever.
  tag     text NOT NULL,
  image   bytea NOT NULL
);

-- Ids are never used again; a late or repeated event must not bring a deleted user back.
CREATE TABLE deleted_users (
  user_id    bigint PRIMARY KEY,
  deleted_at timestamptz NOT NULL,
  -- When this service had erased the user, for an administrator to see.
  erased_at  timestamptz NOT NULL DEFAULT now()
);

-- Results of games ----------------------------------------------------------------

-- One row per player and game, from game.results. The key makes a repeated record harmless.
CREATE TABLE game_results (
  id                     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id                bigint NOT NULL,
  quiz_id                bigint NOT NULL,
  score                  bigint NOT NULL,
  correct_answers        bigint NOT NULL,
  total_questions        bigint NOT NULL,
  rank                   bigint NOT NULL,
  is_winner              boolean NOT NULL,
  prize_fund             bigint NOT NULL,
  is_eliminated          boolean NOT NULL,
  eliminated_on_question int,
  elimination_reason     text,
  answer_time_ms         bigint NOT NULL,
  completed_at           timestamptz NOT NULL,
  created_at             timestamptz NOT NULL DEFAULT now(),
  updated_at             timestamptz NOT NULL DEFAULT now(),
  UNIQUE (quiz_id, user_id)
);
CREATE INDEX game_results_history ON game_results (user_id, created_at DESC, id DESC);

-- The titles of played games, as their results named them.
CREATE TABLE game_titles (
  quiz_id bigint PRIMARY KEY,
  title   text NOT NULL
);

-- What a game asked, so that a player's accuracy can be computed per category and difficulty.
CREATE TABLE asked_questions (
  quiz_id    bigint NOT NULL,
  number     int NOT NULL CHECK (number >= 1),
  difficulty int NOT NULL,
  category   text,
  PRIMARY KEY (quiz_id, number)
);

-- The status of each prize, as quiz-service last reported it; the ledger there is the truth.
CREATE TABLE prizes (
  quiz_id    bigint NOT NULL,
  user_id    bigint NOT NULL,
  -- The newest entry of the ledger that was reported; 0 while only the result named the prize.
  entry_id   bigint NOT NULL DEFAULT 0,
  status     text NOT NULL CHECK (status IN ('pending', 'approved', 'paid', 'held')),
  amount     bigint NOT NULL CHECK (amount >= 0),
  reason     text,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (quiz_id, user_id)
);
CREATE INDEX prizes_user ON prizes (user_id);

-- Leaderboards --------------------------------------------------------------------

-- Running totals. Every user has a row from the registration on, because the leaderboard lists all.
CREATE TABLE player_statistics (
  user_id         bigint PRIMARY KEY,
  games_played    bigint NOT NULL DEFAULT 0,
  total_score     bigint NOT NULL DEFAULT 0,
  highest_score   bigint NOT NULL DEFAULT 0,
  wins_count      bigint NOT NULL DEFAULT 0,
  total_prize_won bigint NOT NULL DEFAULT 0
);
CREATE INDEX player_statistics_order
  ON player_statistics (wins_count DESC, total_prize_won DESC, user_id);

-- Totals of one week, month or series. A player has a row from the first game in it on.
CREATE TABLE period_statistics (
  period          text NOT NULL,
  user_id         bigint NOT NULL,
  games_played    bigint NOT NULL,
  wins_count      bigint NOT NULL,
  total_prize_won bigint NOT NULL,
  PRIMARY KEY (period, user_id)
);
CREATE INDEX period_statistics_order
  ON period_statistics (period, wins_count DESC, total_prize_won DESC, user_id);
CREATE INDEX period_statistics_user ON period_statistics (user_id);

-- Which games count on the board of a series, as their results said.
CREATE TABLE series_games (
  quiz_id bigint PRIMARY KEY,
  series  text NOT NULL
);

-- The ranks that Redis does not know yet. `touched` is written so that a change waits for a reader
-- that has locked the row.
CREATE TABLE leaderboard_changes (
  board   text NOT NULL,
  user_id bigint NOT NULL,
  touched bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (board, user_id)
);

-- Notifications -------------------------------------------------------------------

-- What a user wants to be notified of; without a row the defaults hold.
CREATE TABLE notification_preferences (
  user_id        bigint PRIMARY KEY,
  quiz_reminders boolean NOT NULL,
  results        boolean NOT NULL,
  news           boolean NOT NULL,
  updated_at     timestamptz NOT NULL DEFAULT now()
);

-- Quizzes with registrations, as quiz-service last described them.
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
  -- The start that the last reminder named; a postponed quiz gets another one.
  reminded_for timestamptz,
  PRIMARY KEY (quiz_id, user_id)
);
CREATE INDEX quiz_registrations_user ON quiz_registrations (user_id);

-- E-mails still to be sent. Address, language and text are looked up when one is sent, so that
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

-- Browsers that accept notifications of an account. A browser belongs to the account that
-- subscribed it last.
CREATE TABLE push_subscriptions (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id    bigint NOT NULL REFERENCES profiles ON DELETE CASCADE,
  endpoint   text NOT NULL UNIQUE,
  p256dh     text NOT NULL,
  auth       text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX push_subscriptions_user ON push_subscriptions (user_id, created_at);

-- Push messages still to be sent; the text is written when one is sent.
CREATE TABLE reminder_pushes (
  subscription_id bigint NOT NULL REFERENCES push_subscriptions ON DELETE CASCADE,
  quiz_id         bigint NOT NULL,
  user_id         bigint NOT NULL,
  attempts        int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_try_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (subscription_id, quiz_id),
  FOREIGN KEY (quiz_id, user_id) REFERENCES quiz_registrations ON DELETE CASCADE
);
CREATE INDEX reminder_pushes_registration ON reminder_pushes (quiz_id, user_id);
CREATE INDEX reminder_pushes_next ON reminder_pushes (next_try_at);

-- Events to send ------------------------------------------------------------------

-- Records that user.events does not have yet.
CREATE TABLE outbox (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  record_key    text NOT NULL,
  type          text NOT NULL,
  -- NULL: a tombstone, which takes its key out of the compacted topic.
  payload       text,
  created_at    timestamptz NOT NULL DEFAULT now(),
  traceparent   text,
  -- A row is claimed for a lease while it is sent, so that no transaction is open meanwhile.
  claimed_by    uuid,
  claimed_until timestamptz,
  -- Records about one user are sent one after the other, whatever facet they describe.
  ordering_key  text GENERATED ALWAYS AS (
    CASE WHEN record_key ~ '^[0-9]+:' THEN split_part(record_key, ':', 1) ELSE record_key END
  ) STORED
);
CREATE INDEX outbox_order ON outbox (ordering_key, id);
