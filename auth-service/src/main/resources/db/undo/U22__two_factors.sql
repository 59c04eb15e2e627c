-- Takes back V22. Whoever had a second factor signs in without one.
DROP TABLE sign_in_challenges, recovery_codes, two_factors;
ALTER TABLE accounts DROP COLUMN two_factor_at;
DELETE FROM flyway_schema_history WHERE version = '22';
