-- Takes back V20. Codes and reset tokens that are under way stop working.
DROP TABLE password_resets, email_codes, mails;
DELETE FROM flyway_schema_history WHERE version = '20';
