package io.quizcast.delivery.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Applies polled records so that none is lost and none blocks the others. While the database is
 * unavailable, the batch is retried with backoff without limit. A batch that fails for another
 * reason is retried {@link #MAX_RETRIES} times, then record by record, and a record that still
 * fails goes to the dead letter queue.
 */
@ApplicationScoped
public class Inbox {
  static final int MAX_RETRIES = 3;

  private static final Logger LOG = Logger.getLogger(Inbox.class);
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(3);

  private final ObjectMapper json;
  private final DeadLetters deadLetters;
  private final OpenBatches open;
  private final Counter retries;

  private record Readable<T>(ConsumerRecord<String, String> record, T content) {}

  private record Unreadable(ConsumerRecord<String, String> record, JsonProcessingException why) {}

  Inbox(ObjectMapper json, DeadLetters deadLetters, OpenBatches open, MeterRegistry meters) {
    this.json = json;
    this.deadLetters = deadLetters;
    this.open = open;
    retries = meters.counter("quizcast.inbox.retries");
  }

  /**
   * Completes when every record has been applied or is in the dead letter queue, so that the
   * offsets may be committed. Tombstones and unknown types are skipped. Must be called on a Vert.x
   * context.
   *
   * @param apply one transaction for all contents; must be idempotent, because records are
   *     delivered at least once
   */
  public <T> Uni<Void> take(
      ConsumerRecords<String, String> poll, Class<T> type, Function<List<T>, Uni<Void>> apply) {
    ObjectReader reader =
        json.readerFor(type).without(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE);
    List<Readable<T>> readable = new ArrayList<>(poll.count());
    List<Unreadable> unreadable = new ArrayList<>();
    for (ConsumerRecord<String, String> record : poll) {
      try {
        T content = record.value() == null ? null : reader.readValue(record.value());
        if (content != null) {
          readable.add(new Readable<>(record, content));
        }
      } catch (JsonProcessingException e) {
        unreadable.add(new Unreadable(record, e));
      }
    }
    // Retries return to this context. On a timer thread no database session can be opened.
    Context context = Vertx.currentContext();
    Executor here = command -> context.runOnContext(_ -> command.run());
    return open.timed(
        each(unreadable, bad -> setAside(bad.record(), bad.why(), here))
            .chain(() -> readable.isEmpty() ? nothing() : applyAll(readable, apply, here)));
  }

  private <T> Uni<Void> applyAll(
      List<Readable<T>> records, Function<List<T>, Uni<Void>> apply, Executor here) {
    List<T> contents = records.stream().map(Readable::content).toList();
    return retried(() -> apply.apply(contents), here)
        .onFailure()
        .recoverWithUni(_ -> each(records, record -> applyAlone(record, apply, here)));
  }

  private <T> Uni<Void> applyAlone(
      Readable<T> record, Function<List<T>, Uni<Void>> apply, Executor here) {
    return retried(() -> apply.apply(List.of(record.content())), here)
        .onFailure()
        .recoverWithUni(failure -> setAside(record.record(), failure, here));
  }

  /** Retries until Kafka has the dead letter, because a record in neither topic would be lost. */
  private Uni<Void> setAside(
      ConsumerRecord<String, String> record, Throwable reason, Executor here) {
    return Uni.createFrom()
        .deferred(() -> deadLetters.put(record, reason))
        .runSubscriptionOn(here)
        .onFailure()
        .retry()
        .withBackOff(FIRST_BACKOFF, MAX_BACKOFF)
        .indefinitely();
  }

  private Uni<Void> retried(Supplier<Uni<Void>> work, Executor here) {
    return Uni.createFrom()
        .deferred(work::get)
        .runSubscriptionOn(here)
        .onFailure()
        .invoke(this::retrying)
        .onFailure(Failures::isUnavailable)
        .retry()
        .withBackOff(FIRST_BACKOFF, MAX_BACKOFF)
        .indefinitely()
        .onFailure()
        .retry()
        .withBackOff(FIRST_BACKOFF, MAX_BACKOFF)
        .atMost(MAX_RETRIES);
  }

  private void retrying(Throwable failure) {
    retries.increment();
    LOG.warnf("Records could not be applied: %s", failure.toString());
  }

  private static <E> Uni<Void> each(List<E> items, Function<E, Uni<Void>> work) {
    return items.isEmpty()
        ? nothing()
        : Multi.createFrom()
            .iterable(items)
            .onItem()
            .transformToUniAndConcatenate(work::apply)
            .collect()
            .last()
            .replaceWithVoid();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
