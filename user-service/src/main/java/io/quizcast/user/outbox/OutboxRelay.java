package io.quizcast.user.outbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.user.repeat.Repeating;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Sends the outbox to {@code user.events}, at least once. Of several records with one key only the
 * newest goes out: it says everything the older ones said, and the channel's own re-sending cannot
 * reorder what is never under way twice.
 */
@ApplicationScoped
public class OutboxRelay {
  private static final Duration EVERY = Duration.ofMillis(150);
  private static final int PAGE = 500;

  /** Below the emitter's buffer of 128, beyond which it throws. */
  private static final int IN_FLIGHT = 64;

  private static final String SOURCE = "/user-service";

  @Inject OutboxRepository outbox;

  @Inject
  @Channel("user-events-out")
  MutinyEmitter<Record<String, @Nullable String>> userEvents;

  @Inject Vertx vertx;

  private @Nullable Repeating turns;

  void start(@Observes StartupEvent started) {
    turns = Repeating.every(EVERY, "The outbox", vertx, this::relay);
  }

  void stop(@Observes ShutdownEvent stopping) {
    if (turns != null) {
      turns.stop();
    }
  }

  private Uni<Void> relay() {
    return Panache.withTransaction(
        () -> outbox.tryLock().chain(mine -> mine ? sendOldest() : Uni.createFrom().voidItem()));
  }

  private Uni<Void> sendOldest() {
    return outbox
        .oldest(PAGE)
        .chain(owed -> owed.isEmpty() ? Uni.createFrom().voidItem() : send(owed));
  }

  private Uni<Void> send(List<OutboxEntity> owed) {
    return Multi.createFrom()
        .iterable(newestPerKey(owed))
        .onItem()
        .transformToUni(this::send)
        .merge(IN_FLIGHT)
        .collect()
        .last()
        .chain(() -> outbox.forget(owed))
        .replaceWithVoid();
  }

  static Collection<OutboxEntity> newestPerKey(List<OutboxEntity> owed) {
    Map<String, OutboxEntity> newest = new LinkedHashMap<>();
    owed.forEach(record -> newest.put(record.recordKey, record));
    return newest.values();
  }

  private Uni<Void> send(OutboxEntity record) {
    return userEvents.sendMessage(
        Message.of(Record.of(record.recordKey, record.payload))
            .addMetadata(
                OutgoingKafkaRecordMetadata.<String>builder()
                    .withHeaders(cloudEvent(record))
                    .build()));
  }

  private static Headers cloudEvent(OutboxEntity record) {
    return new RecordHeaders()
        .add("ce_specversion", bytes("1.0"))
        .add("ce_id", bytes(record.id.toString()))
        .add("ce_source", bytes(SOURCE))
        .add("ce_type", bytes(record.type))
        .add("content-type", bytes("application/json"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
