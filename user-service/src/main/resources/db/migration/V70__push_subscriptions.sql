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

-- Notifications still to be sent; the text is written when one goes out.
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
