DROP TABLE prizes;
DROP TABLE asked_questions;
