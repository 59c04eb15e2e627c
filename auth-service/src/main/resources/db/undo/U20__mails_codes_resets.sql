-- Undoes V20. Codes and reset tokens that were sent stop working.
DROP TABLE password_resets, email_codes, mails;
DELETE FROM flyway_schema_history WHERE version = '20';
