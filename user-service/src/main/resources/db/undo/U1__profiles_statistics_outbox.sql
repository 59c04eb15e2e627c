DROP TABLE outbox;
DROP TABLE player_statistics;
DROP TABLE game_results;
DROP TABLE deleted_users;
DROP TABLE profiles;
DELETE FROM flyway_schema_history WHERE version = '1';
