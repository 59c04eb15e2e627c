-- Takes back V50, and with it the boards of series.
DELETE FROM leaderboard_changes WHERE board LIKE 's:%';
DELETE FROM period_statistics WHERE period LIKE 's:%';
DROP TABLE series_games;
DELETE FROM flyway_schema_history WHERE version = '50';
