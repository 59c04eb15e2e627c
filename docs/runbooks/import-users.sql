-- psql "host=… dbname=auth user=auth_owner" -v ON_ERROR_STOP=1 -v file=users.csv -f import-users.sql
-- users.csv, with a header: id,username,email,password_hash,role,email_verified,first_name,last_name,birth_date,gender,language,created_at
-- It is safe to run it again: accounts whose id, name or address exists already are left unchanged and listed at the end.
BEGIN;
CREATE TEMPORARY TABLE incoming (
  id bigint, username text, email text, password_hash text, role text, email_verified boolean,
  first_name text, last_name text, birth_date date, gender text, language text, created_at timestamptz
) ON COMMIT DROP;
\set copy '\\copy incoming FROM ' :'file' ' WITH (FORMAT csv, HEADER true)'
:copy

UPDATE incoming SET email = lower(btrim(email)), username = btrim(username);

WITH added AS (
  INSERT INTO accounts (id, username, email, password_hash, role, email_verified_at, created_at)
  SELECT id, username, email, password_hash, coalesce(role, 'user'),
         CASE WHEN email_verified THEN now() END, coalesce(created_at, now())
  FROM incoming
  ON CONFLICT DO NOTHING
  RETURNING id
), described AS (
  INSERT INTO profiles (account_id, first_name, last_name, birth_date, gender, language)
  SELECT i.id, coalesce(first_name, ''), coalesce(last_name, ''), birth_date, coalesce(gender, ''),
         coalesce(language, 'ru')
  FROM incoming i JOIN added USING (id)
)
-- The outbox publishes it to the other services, as after a sign-up.
INSERT INTO outbox (user_id, record_key, event_type, payload)
SELECT i.id, i.id || ':registered', 'user_registered',
       json_strip_nulls(json_build_object(
         'type', 'user_registered', 'user_id', i.id, 'username', i.username, 'email', i.email,
         'role', coalesce(role, 'user'), 'email_verified', coalesce(email_verified, false),
         'language', coalesce(language, 'ru'), 'first_name', coalesce(first_name, ''),
         'last_name', coalesce(last_name, ''), 'birth_date', birth_date,
         'gender', coalesce(gender, ''), 'profile_picture', '',
         'created_at', to_char(coalesce(created_at, now()) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))::text
FROM incoming i JOIN added USING (id);

SELECT setval(pg_get_serial_sequence('accounts', 'id'), greatest((SELECT max(id) FROM accounts), 1));
SELECT count(*) AS imported FROM incoming i JOIN accounts a USING (id) WHERE a.username = i.username;
SELECT i.id AS left_out, i.username FROM incoming i
WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = i.id AND a.email = i.email);
COMMIT;
