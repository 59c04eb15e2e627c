-- What a user asked to be told; without a row the defaults hold.
CREATE TABLE notification_preferences (
  user_id        bigint PRIMARY KEY,
  quiz_reminders boolean NOT NULL,
  results        boolean NOT NULL,
  news           boolean NOT NULL,
  updated_at     timestamptz NOT NULL DEFAULT now()
);

-- Uploaded pictures, already cut to size.
CREATE TABLE avatars (
  user_id bigint PRIMARY KEY,
  -- Names the content, so that an address can be cached for ever.
  tag     text NOT NULL,
  image   bytea NOT NULL
);

-- When this service forgot the user, for an administrator to see.
ALTER TABLE deleted_users ADD COLUMN erased_at timestamptz NOT NULL DEFAULT now();

-- A record without content takes its key out of the compacted topic.
ALTER TABLE outbox ALTER COLUMN payload DROP NOT NULL;
