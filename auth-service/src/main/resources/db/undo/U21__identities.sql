-- Undoes V21. People who only sign in with Google must request a password by e-mail.
DROP TABLE user_identities;
DELETE FROM flyway_schema_history WHERE version = '21';
