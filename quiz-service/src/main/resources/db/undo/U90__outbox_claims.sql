DROP INDEX results_outbox_order;
ALTER TABLE results_outbox
  DROP COLUMN traceparent,
  DROP COLUMN claimed_by,
  DROP COLUMN claimed_until;
DELETE FROM flyway_schema_history WHERE version = '90';
