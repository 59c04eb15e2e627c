-- Undoes V70: quizzes lose their reveal times and explanations lose their links.
ALTER TABLE questions DROP COLUMN explanation_source;
ALTER TABLE quizzes DROP COLUMN reveal_ms;
DELETE FROM flyway_schema_history WHERE version = '70';
