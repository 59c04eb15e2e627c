package io.quizcast.local.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that a consumer could not apply.
 *
 * @param offset its offset in {@code partition} of the dead letter topic
 * @param topic the topic that it was read from, at {@code fromPartition} and {@code fromOffset}
 * @param reason class of the exception
 * @param value null in a tombstone
 */
record DeadLetter(
    int partition,
    long offset,
    Instant at,
    String topic,
    int fromPartition,
    long fromOffset,
    String reason,
    @Nullable String key,
    @Nullable String value,
    Headers headers) {

  /** Reads the headers that SmallRye and user-service write to dead letters. */
  static DeadLetter of(ConsumerRecord<String, String> record, String original) {
    Headers headers = record.headers();
    return new DeadLetter(
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        text(headers, "dead-letter-topic", original),
        Integer.parseInt(text(headers, "dead-letter-partition", "-1")),
        Long.parseLong(text(headers, "dead-letter-offset", "-1")),
        text(headers, "dead-letter-reason", "unknown"),
        record.key(),
        record.value(),
        headers);
  }

  String position() {
    return partition + ":" + offset;
  }

  private static String text(Headers headers, String name, String otherwise) {
    Header header = headers.lastHeader(name);
    return header == null ? otherwise : new String(header.value(), StandardCharsets.UTF_8);
  }
}
