DROP INDEX outbox_order;
ALTER TABLE outbox DROP COLUMN claimed_by, DROP COLUMN claimed_until;
DELETE FROM flyway_schema_history WHERE version = '60';
