-- How long the verdict of a question stays on screen, in ms, and where an explanation can be looked
-- up. The previous version inserts rows without either: the default and NULL serve it.
ALTER TABLE quizzes ADD COLUMN reveal_ms int NOT NULL DEFAULT 5000
  CHECK (reveal_ms BETWEEN 500 AND 15000);
ALTER TABLE questions ADD COLUMN explanation_source text;
