ALTER TABLE answers_projected DROP COLUMN passed, DROP COLUMN in_play;
ALTER TABLE quiz_question_history DROP COLUMN difficulty;
DROP TRIGGER questions_word_key ON questions;
DROP FUNCTION set_question_word_key();
DROP FUNCTION question_word_key(jsonb);
ALTER TABLE questions DROP COLUMN word_key, DROP COLUMN archived_at;
DELETE FROM flyway_schema_history WHERE version = '100';
