-- Profiles are a projection of user.events plus what this service owns (names, birth date, gender,
-- picture, language). Lengths of foreign facts are auth-service's business, hence text.
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

-- Ids are never used again; a late or repeated event must not bring a deleted user back.
CREATE TABLE deleted_users (
  user_id    bigint PRIMARY KEY,
  deleted_at timestamptz NOT NULL
);

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

-- Running totals; every user has a row from his registration on, because the leaderboard lists all.
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

-- What user.events is still to be told, in id order.
CREATE TABLE outbox (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  record_key  text NOT NULL,
  type        text NOT NULL,
  payload     text NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
);
