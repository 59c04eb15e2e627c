-- Undoes V50. The series of every quiz are lost.
ALTER TABLE quizzes DROP COLUMN series;
DELETE FROM flyway_schema_history WHERE version = '50';
