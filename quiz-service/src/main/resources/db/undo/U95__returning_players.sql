ALTER TABLE player_bans DROP COLUMN mail_hash, DROP COLUMN device_hash;
ALTER TABLE player_names DROP COLUMN mail_hash;
DELETE FROM flyway_schema_history WHERE version = '95';
