-- Undoes V22. People with a second factor sign in without it.
DROP TABLE sign_in_challenges, recovery_codes, two_factors;
ALTER TABLE accounts DROP COLUMN two_factor_at;
DELETE FROM flyway_schema_history WHERE version = '22';
