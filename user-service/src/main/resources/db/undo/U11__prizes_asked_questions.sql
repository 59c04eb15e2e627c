DROP TABLE prizes;
DROP TABLE asked_questions;
DELETE FROM flyway_schema_history WHERE version = '11';
