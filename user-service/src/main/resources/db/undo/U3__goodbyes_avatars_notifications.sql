DELETE FROM outbox WHERE payload IS NULL;
ALTER TABLE outbox ALTER COLUMN payload SET NOT NULL;
ALTER TABLE deleted_users DROP COLUMN erased_at;
DROP TABLE avatars;
DROP TABLE notification_preferences;
DELETE FROM flyway_schema_history WHERE version = '3';
