ALTER TABLE player_bans DROP COLUMN mail_hash, DROP COLUMN device_hash;
ALTER TABLE player_names DROP COLUMN mail_hash;
