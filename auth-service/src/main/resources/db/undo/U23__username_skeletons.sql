-- Undoes V23. Usernames that look like existing ones can be taken again.
ALTER TABLE accounts DROP COLUMN username_skeleton, DROP COLUMN username_lookalike;
DELETE FROM flyway_schema_history WHERE version = '23';
