DROP TABLE game_titles;
DELETE FROM flyway_schema_history WHERE version = '80';
