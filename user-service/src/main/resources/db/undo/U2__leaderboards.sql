DROP TABLE leaderboard_changes;
DROP TABLE period_statistics;
DELETE FROM flyway_schema_history WHERE version = '2';
