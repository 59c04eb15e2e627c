DROP TABLE reminder_mails;
DROP TABLE quiz_registrations;
DROP TABLE awaited_quizzes;
DELETE FROM flyway_schema_history WHERE version = '10';
