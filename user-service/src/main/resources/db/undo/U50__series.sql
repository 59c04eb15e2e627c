-- Undoes V50. The boards of series are lost.
DELETE FROM leaderboard_changes WHERE board LIKE 's:%';
DELETE FROM period_statistics WHERE period LIKE 's:%';
DROP TABLE series_games;
DELETE FROM flyway_schema_history WHERE version = '50';
