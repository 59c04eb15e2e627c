-- Takes back V32. Loses nothing.
DROP INDEX questions_words;
DROP FUNCTION question_words;
DELETE FROM flyway_schema_history WHERE version = '32';
