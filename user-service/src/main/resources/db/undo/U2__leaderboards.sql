DROP TABLE leaderboard_changes;
DROP TABLE period_statistics;
