package io.quizcast.delivery.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The dead letter queue of this service. Records that can never be applied are sent to {@code
 * <topic>.dead.<service>}, with the header names that the messaging library uses for its own dead
 * letters. {@code ./quizcast dead-letters} reads them.
 */
@Startup
@ApplicationScoped
public class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final MutinyEmitter<Record<String, @Nullable String>> queue;
  private final String service;
  private final Counter records;

  /** Settings of the dead letter queue. */
  @ConfigMapping(prefix = "quizcast.delivery")
  public interface Config {
    /** The last part of the names of this service's dead letter topics. */
    String name();
  }

  DeadLetters(
      @Channel("dead-letters") MutinyEmitter<Record<String, @Nullable String>> queue,
      Config config,
      MeterRegistry meters) {
    this.queue = queue;
    this.service = config.name();
    // Registered at the start, because alerts do not see the first increase of a new series.
    records = meters.counter("quizcast.inbox.dead.letters");
  }

  /** Stores a record. Neither key nor value is logged, because both may identify a person. */
  Uni<Void> put(ConsumerRecord<String, String> record, Throwable reason) {
    LOG.errorf(
        "Dead letter: %s-%d at offset %d, %s",
        record.topic(), record.partition(), record.offset(), reason.getClass().getName());
    records.increment();
    var metadata =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(record.topic() + ".dead." + service)
            .withHeaders(headers(record, reason))
            .build();
    return queue.sendMessage(
        Message.of(Record.of(record.key(), record.value()), Metadata.of(metadata)));
  }

  private static Headers headers(ConsumerRecord<String, String> record, Throwable reason) {
    Headers headers = new RecordHeaders(record.headers().toArray());
    return headers
        .add("dead-letter-topic", bytes(record.topic()))
        .add("dead-letter-partition", bytes(Integer.toString(record.partition())))
        .add("dead-letter-offset", bytes(Long.toString(record.offset())))
        .add("dead-letter-reason", bytes(reason.getClass().getName()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
