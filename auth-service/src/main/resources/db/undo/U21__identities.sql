-- Takes back V21. Whoever only came through Google needs a password by mail.
DROP TABLE user_identities;
DELETE FROM flyway_schema_history WHERE version = '21';
