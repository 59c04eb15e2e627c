-- A row is claimed for a lease while it is sent, so that no transaction is open while Kafka is asked.
ALTER TABLE outbox ADD COLUMN claimed_by uuid, ADD COLUMN claimed_until timestamptz;
CREATE INDEX outbox_order ON outbox (user_id, id);
