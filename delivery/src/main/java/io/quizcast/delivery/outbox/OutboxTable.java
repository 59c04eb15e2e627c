package io.quizcast.delivery.outbox;

/**
 * The outbox table of a service. Every table has the columns {@code id}, {@code traceparent},
 * {@code created_at}, {@code claimed_by} and {@code claimed_until}; the other values are SQL
 * expressions in which {@code o} is the row.
 *
 * @param name the name of the table
 * @param orderingKey rows with the same value are sent one after the other, in the order of their
 *     ids; this needs an index on the expression and {@code id}
 * @param recordKey key of the Kafka record
 * @param eventType {@code ce_type} of the record
 * @param payload value of the record; null sends a tombstone
 * @param due a condition; a row waits while it is not met
 */
public record OutboxTable(
    String name,
    String orderingKey,
    String recordKey,
    String eventType,
    String payload,
    String due) {

  /** A table whose rows are due as soon as they are stored. */
  public OutboxTable(
      String name, String orderingKey, String recordKey, String eventType, String payload) {
    this(name, orderingKey, recordKey, eventType, payload, "true");
  }

  /**
   * Claims rows that have no older row under their ordering key. Parameters: claimant, lease in ms,
   * maximum number of rows.
   */
  String claim() {
    return """
        UPDATE %1$s o SET claimed_by = $1, claimed_until = now() + $2 * interval '1 millisecond'
        WHERE o.id IN (
          SELECT o.id FROM %1$s o
          WHERE (o.claimed_until IS NULL OR o.claimed_until <= now())
            AND %7$s
            AND NOT EXISTS (
              SELECT FROM (SELECT e.id, %3$s AS k FROM %1$s e) e WHERE e.k = %2$s AND e.id < o.id)
          ORDER BY o.id LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING o.id, %4$s AS record_key, %5$s AS event_type, %6$s AS payload, o.traceparent
        """
        .formatted(
            name, orderingKey, orderingKey.replace("o.", "e."), recordKey, eventType, payload, due);
  }

  String delete() {
    return "DELETE FROM " + name + " WHERE id = ANY($1) AND claimed_by = $2";
  }

  String release() {
    return "UPDATE "
        + name
        + " SET claimed_by = NULL, claimed_until = NULL WHERE id = ANY($1) AND claimed_by = $2";
  }

  String age() {
    return "SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 FROM " + name;
  }
}
