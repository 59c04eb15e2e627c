-- Quizzes that share a leaderboard of their own.
ALTER TABLE quizzes ADD COLUMN series text;
ALTER TABLE quizzes ADD CONSTRAINT quizzes_series
  CHECK (char_length(series) BETWEEN 1 AND 40) NOT VALID;
ALTER TABLE quizzes VALIDATE CONSTRAINT quizzes_series;
