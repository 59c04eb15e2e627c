-- Undoes V32. Nothing is lost.
DROP INDEX questions_words;
DROP FUNCTION question_words;
DELETE FROM flyway_schema_history WHERE version = '32';
