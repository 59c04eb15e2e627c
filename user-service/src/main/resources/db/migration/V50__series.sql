-- Which games count on the board of a series, as their results said.
CREATE TABLE series_games (
  quiz_id bigint PRIMARY KEY,
  series  text NOT NULL
);
