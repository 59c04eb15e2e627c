-- What a deletion does to what refers to it, said for every reference. A prize and a placed
-- advertisement hold what they point at; a record of a question asked goes with the question.
ALTER TABLE prize_ledger
  DROP CONSTRAINT prize_ledger_quiz_id_fkey,
  ADD CONSTRAINT prize_ledger_quiz_id_fkey
    FOREIGN KEY (quiz_id) REFERENCES quizzes ON DELETE RESTRICT;
ALTER TABLE quiz_ad_slots
  DROP CONSTRAINT quiz_ad_slots_ad_asset_id_fkey,
  ADD CONSTRAINT quiz_ad_slots_ad_asset_id_fkey
    FOREIGN KEY (ad_asset_id) REFERENCES ad_assets ON DELETE RESTRICT;
ALTER TABLE quiz_question_history
  DROP CONSTRAINT quiz_question_history_question_id_fkey,
  ADD CONSTRAINT quiz_question_history_question_id_fkey
    FOREIGN KEY (question_id) REFERENCES questions ON DELETE CASCADE;
