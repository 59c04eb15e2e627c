-- A row is claimed for a lease while it is sent, so that no transaction is open while Kafka is asked.
-- Records about one user go out one after the other, whatever facet they speak of.
ALTER TABLE outbox
  ADD COLUMN traceparent text,
  ADD COLUMN claimed_by uuid,
  ADD COLUMN claimed_until timestamptz,
  ADD COLUMN ordering_key text GENERATED ALWAYS AS (
    CASE WHEN record_key ~ '^[0-9]+:' THEN split_part(record_key, ':', 1) ELSE record_key END
  ) STORED;
CREATE INDEX outbox_order ON outbox (ordering_key, id);
