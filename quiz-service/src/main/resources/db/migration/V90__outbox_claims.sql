-- A row is claimed for a lease while it is sent, so that no transaction is open while Kafka is asked.
ALTER TABLE results_outbox
  ADD COLUMN traceparent text,
  ADD COLUMN claimed_by uuid,
  ADD COLUMN claimed_until timestamptz;
CREATE INDEX results_outbox_order ON results_outbox (quiz_id, id);
