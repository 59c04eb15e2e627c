-- The question bank: archived questions, questions that say the same, and how often each was passed.
-- The previous version inserts rows without the new columns. It also asks archived questions, so
-- archiving is of use only once all replicas run this version.
ALTER TABLE questions
  ADD COLUMN archived_at timestamptz,
  -- Hash over the word forms of the text in the main language: equal for questions that differ in
  -- order, inflection or stop words only. NULL for languages that cannot be compared.
  ADD COLUMN word_key text;

CREATE FUNCTION question_word_key(texts jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT md5(nullif(array_to_string(tsvector_to_array(CASE
    WHEN texts -> 'ru' IS NOT NULL
      THEN to_tsvector('pg_catalog.russian', texts #>> '{ru,text}')
    WHEN texts -> 'kk' IS NOT NULL
      THEN to_tsvector('pg_catalog.simple', texts #>> '{kk,text}')
    WHEN texts -> 'en' IS NOT NULL
      THEN to_tsvector('pg_catalog.english', texts #>> '{en,text}')
  END), ' '), ''))
$$;

-- A trigger and not a generated column, which would rewrite the table under an exclusive lock.
CREATE FUNCTION set_question_word_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.word_key := question_word_key(NEW.texts);
  RETURN NEW;
END $$;
CREATE TRIGGER questions_word_key BEFORE INSERT OR UPDATE OF texts ON questions
  FOR EACH ROW EXECUTE FUNCTION set_question_word_key();
UPDATE questions SET word_key = question_word_key(texts)
  WHERE quiz_id IS NULL AND deleted_at IS NULL;
CREATE INDEX questions_alike ON questions (word_key)
  WHERE quiz_id IS NULL AND deleted_at IS NULL AND archived_at IS NULL;

-- The difficulty with which a question was asked; NULL while it still has that difficulty.
ALTER TABLE quiz_question_history
  ADD COLUMN difficulty int CHECK (difficulty BETWEEN 1 AND 5);

-- How many players could answer the question, and how many passed it. A void changes neither.
ALTER TABLE answers_projected ADD COLUMN in_play bigint, ADD COLUMN passed bigint;
UPDATE answers_projected p SET in_play = a.in_play, passed = a.passed
  FROM (SELECT quiz_id, question_id, count(*) AS in_play,
          count(*) FILTER (WHERE is_correct AND NOT is_eliminated) AS passed
        FROM user_answers GROUP BY quiz_id, question_id) a
  WHERE a.quiz_id = p.quiz_id AND a.question_id = p.question_id;
