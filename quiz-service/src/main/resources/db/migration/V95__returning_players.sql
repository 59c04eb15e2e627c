-- Keyed hashes by which a banned person is recognised who returns with another account. The hash of the
-- e-mail address is kept as long as the account; a copy, and that of the device, as long as the ban.
-- Accounts that were registered before this version have none.
ALTER TABLE player_names ADD COLUMN mail_hash bytea;
ALTER TABLE player_bans ADD COLUMN mail_hash bytea, ADD COLUMN device_hash bytea;
