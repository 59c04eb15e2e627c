-- Undoes V1. Every quiz, result and ledger row is lost, so use it only on a database without games.
DROP TABLE audit_log, quiz_ad_slots, ad_assets, consumed_offsets, player_names, prize_ledger,
  results, user_answers, quiz_question_history, questions, quizzes;
DROP FUNCTION refuse_change();
DELETE FROM flyway_schema_history WHERE version = '1';
