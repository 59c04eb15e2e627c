DROP INDEX outbox_order;
ALTER TABLE outbox
  DROP COLUMN traceparent,
  DROP COLUMN claimed_by,
  DROP COLUMN claimed_until,
  DROP COLUMN ordering_key;
DELETE FROM flyway_schema_history WHERE version = '60';
