-- Undoes V11. Nothing is lost.
ALTER TABLE prize_ledger
  DROP CONSTRAINT prize_ledger_quiz_id_fkey,
  ADD CONSTRAINT prize_ledger_quiz_id_fkey FOREIGN KEY (quiz_id) REFERENCES quizzes;
ALTER TABLE quiz_ad_slots
  DROP CONSTRAINT quiz_ad_slots_ad_asset_id_fkey,
  ADD CONSTRAINT quiz_ad_slots_ad_asset_id_fkey FOREIGN KEY (ad_asset_id) REFERENCES ad_assets;
ALTER TABLE quiz_question_history
  DROP CONSTRAINT quiz_question_history_question_id_fkey,
  ADD CONSTRAINT quiz_question_history_question_id_fkey
    FOREIGN KEY (question_id) REFERENCES questions;
DELETE FROM flyway_schema_history WHERE version = '11';
