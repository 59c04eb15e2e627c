-- Who changed what in a quiz, from what to what. Beside audit_log, because the values hold right
-- options, which only those may read who may read the questions.
CREATE TABLE quiz_versions (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  quiz_id    bigint NOT NULL REFERENCES quizzes ON DELETE CASCADE,
  version    bigint NOT NULL,
  actor_id   bigint NOT NULL,
  action     text NOT NULL,
  -- [{"field": "title", "from": "…", "to": "…"}, {"question_id": 1, "number": 2, "field": …}]
  changes    jsonb NOT NULL CHECK (jsonb_typeof(changes) = 'array'),
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX quiz_versions_quiz ON quiz_versions (quiz_id, id DESC);
