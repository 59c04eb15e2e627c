-- Takes back V50. Forgets which series a quiz belongs to.
ALTER TABLE quizzes DROP COLUMN series;
DELETE FROM flyway_schema_history WHERE version = '50';
