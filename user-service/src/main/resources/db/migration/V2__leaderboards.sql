-- Totals of one week or month; a player has a row from his first game in it on.
CREATE TABLE period_statistics (
  period          text NOT NULL,
  user_id         bigint NOT NULL,
  games_played    bigint NOT NULL,
  wins_count      bigint NOT NULL,
  total_prize_won bigint NOT NULL,
  PRIMARY KEY (period, user_id)
);
CREATE INDEX period_statistics_order
  ON period_statistics (period, wins_count DESC, total_prize_won DESC, user_id);
CREATE INDEX period_statistics_user ON period_statistics (user_id);

-- Whose place on which board Redis has not been told yet.
CREATE TABLE leaderboard_changes (
  board   text NOT NULL,
  user_id bigint NOT NULL,
  touched bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (board, user_id)
);
