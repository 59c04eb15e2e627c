package io.quizcast.user.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Where records go that can never be applied: {@code <topic>.dead.user}, with the headers the
 * messaging library's own dead letters have, so that one command inspects and replays both.
 */
@Startup
@ApplicationScoped
public class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  @Inject
  @Channel("dead-letters-out")
  MutinyEmitter<String> letters;

  private final Counter put;

  DeadLetters(MeterRegistry meters) {
    put = meters.counter("quizcast.user.dead.letters");
  }

  Uni<Void> put(ConsumerRecord<String, String> record, Throwable reason) {
    LOG.errorf(
        "Dead letter from %s-%d at %d: %s",
        record.topic(), record.partition(), record.offset(), reason.getClass().getName());
    put.increment();
    return letters.sendMessage(
        Message.of(record.value())
            .addMetadata(
                OutgoingKafkaRecordMetadata.<String>builder()
                    .withTopic(record.topic() + ".dead.user")
                    .withKey(record.key())
                    .withHeaders(headers(record, reason))
                    .build()));
  }

  private static Headers headers(ConsumerRecord<String, String> record, Throwable reason) {
    return new RecordHeaders()
        .add("dead-letter-topic", bytes(record.topic()))
        .add("dead-letter-partition", bytes(Integer.toString(record.partition())))
        .add("dead-letter-offset", bytes(Long.toString(record.offset())))
        .add("dead-letter-reason", bytes(reason.getClass().getName()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
