DROP TABLE reminder_mails;
DROP TABLE quiz_registrations;
DROP TABLE awaited_quizzes;
