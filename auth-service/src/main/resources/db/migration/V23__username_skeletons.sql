-- Usernames that look alike are one name: UTS #39 skeleton of the lower-case name, computed by the
-- service. NULL: not computed yet, or the account is deleted.
ALTER TABLE accounts ADD COLUMN username_skeleton text;
-- An existing name that looks like an older one; kept, and listed for administrators.
ALTER TABLE accounts ADD COLUMN username_lookalike boolean NOT NULL DEFAULT false;
CREATE UNIQUE INDEX accounts_username_skeleton ON accounts (username_skeleton)
  WHERE NOT username_lookalike;
CREATE INDEX accounts_username_lookalike ON accounts (id) WHERE username_lookalike;
