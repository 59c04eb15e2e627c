-- Undoes V1. Every quiz, result and ledger row is lost, so use it only on a database without games.
DROP FUNCTION game_take, game_renew, game_commit, game_milestone, game_results;
DROP VIEW payouts;
DROP TABLE audit_log, fund_changes, prize_ledger, disputes, game_proof, results_outbox,
  results_progress, results, answers_projected, user_answers, quiz_question_history,
  question_nonces, host_outcome, game_live, game_event, game_log, game_partition, replica,
  consumed_offsets, player_bans, player_names, quiz_ad_slots, ad_assets, questions, pool_imports,
  stage_links, quiz_versions, quizzes;
DROP FUNCTION question_words, question_word_key, set_question_word_key, refuse_change;
DELETE FROM flyway_schema_history WHERE version = '1';
