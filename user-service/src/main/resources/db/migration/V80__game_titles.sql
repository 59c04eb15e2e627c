-- The titles of played games, as their results said.
CREATE TABLE game_titles (
  quiz_id bigint PRIMARY KEY,
  title   text NOT NULL
);
