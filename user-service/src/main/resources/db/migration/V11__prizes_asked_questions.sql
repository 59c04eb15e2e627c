-- What a game asked, so that a player's accuracy can be told by category and difficulty.
CREATE TABLE asked_questions (
  quiz_id    bigint NOT NULL,
  number     int NOT NULL CHECK (number >= 1),
  difficulty int NOT NULL,
  category   text,
  PRIMARY KEY (quiz_id, number)
);

-- What became of each prize, as quiz-service last told; its ledger is the truth.
CREATE TABLE prizes (
  quiz_id    bigint NOT NULL,
  user_id    bigint NOT NULL,
  -- 0 as long as only the result spoke of it.
  entry_id   bigint NOT NULL DEFAULT 0,
  status     text NOT NULL CHECK (status IN ('pending', 'approved', 'paid', 'held')),
  amount     bigint NOT NULL CHECK (amount >= 0),
  reason     text,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (quiz_id, user_id)
);
CREATE INDEX prizes_user ON prizes (user_id);
