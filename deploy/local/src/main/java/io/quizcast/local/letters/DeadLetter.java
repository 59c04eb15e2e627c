package io.quizcast.local.letters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that was set aside.
 *
 * @param offset where it lies in the dead-letter topic, which has one place for it: {@code
 *     partition} and this
 * @param topic where it came from, as {@code fromPartition} and {@code fromOffset}
 * @param reason class of the exception
 * @param value none in a tombstone
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

  /** Headers as SmallRye's own dead letters have them, and user-service's. */
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

  String place() {
    return partition + ":" + offset;
  }

  private static String text(Headers headers, String name, String otherwise) {
    Header header = headers.lastHeader(name);
    return header == null ? otherwise : new String(header.value(), StandardCharsets.UTF_8);
  }
}
