-- Takes back V51.
ALTER TABLE player_names DROP COLUMN profile_complete;
DELETE FROM flyway_schema_history WHERE version = '51';
