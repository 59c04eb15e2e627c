package io.quizcast.user.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Applies polled records so that none is lost and none stops the others: a database that is away is
 * waited for, a batch that is refused is tried record by record, and what can never be read or
 * applied becomes a dead letter.
 */
@ApplicationScoped
public class Inbox {
  private static final Logger LOG = Logger.getLogger(Inbox.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

  @Inject ObjectMapper json;
  @Inject DeadLetters deadLetters;
  @Inject OpenBatches open;

  private record Letter<T>(ConsumerRecord<String, String> record, T content) {}

  private record Unreadable(ConsumerRecord<String, String> record, JsonProcessingException why) {}

  /**
   * Ends when every record was applied or put aside, in this order, so the offsets may be
   * committed. Tombstones and types this version does not know are passed over. Call it on a Vert.x
   * context.
   *
   * @param apply one transaction for all; must be harmless to repeat
   */
  public <T> Uni<Void> take(
      ConsumerRecords<String, String> poll, Class<T> type, Function<List<T>, Uni<Void>> apply) {
    ObjectReader reader =
        json.readerFor(type).without(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE);
    List<Letter<T>> letters = new ArrayList<>(poll.count());
    List<Unreadable> unreadable = new ArrayList<>();
    for (ConsumerRecord<String, String> record : poll) {
      try {
        T content = record.value() == null ? null : reader.readValue(record.value());
        if (content != null) {
          letters.add(new Letter<>(record, content));
        }
      } catch (JsonProcessingException e) {
        unreadable.add(new Unreadable(record, e));
      }
    }
    return open.timed(
        each(unreadable, bad -> deadLetters.put(bad.record(), bad.why()))
            .chain(
                () -> letters.isEmpty() ? Uni.createFrom().voidItem() : together(letters, apply)));
  }

  private <T> Uni<Void> together(List<Letter<T>> letters, Function<List<T>, Uni<Void>> apply) {
    List<T> contents = letters.stream().map(Letter::content).toList();
    return persistently(() -> apply.apply(contents))
        .onFailure()
        .recoverWithUni(refused -> each(letters, letter -> alone(letter, apply)));
  }

  private <T> Uni<Void> alone(Letter<T> letter, Function<List<T>, Uni<Void>> apply) {
    return persistently(() -> apply.apply(List.of(letter.content())))
        .onFailure()
        .recoverWithUni(refused -> deadLetters.put(letter.record(), refused));
  }

  /** Again and again, unless the database says that the content itself is wrong. */
  private static Uni<Void> persistently(Supplier<Uni<Void>> work) {
    // A retry would otherwise run on a timer's thread, where no database session can be opened.
    Context context = Vertx.currentContext();
    Executor here = command -> context.runOnContext(run -> command.run());
    return Uni.createFrom()
        .deferred(() -> work.get())
        .runSubscriptionOn(here)
        .onFailure(failure -> !contentIsWrong(failure))
        .invoke(failure -> LOG.warnf("Records wait for the database: %s", failure.toString()))
        .onFailure(failure -> !contentIsWrong(failure))
        .retry()
        .withBackOff(FIRST_WAIT, LONGEST_WAIT)
        .indefinitely();
  }

  static boolean contentIsWrong(@Nullable Throwable failure) {
    return failure instanceof DataException
        || failure instanceof ConstraintViolationException
        || failure instanceof NullPointerException
        || failure instanceof IllegalArgumentException
        || failure instanceof ClassCastException;
  }

  private static <E> Uni<Void> each(List<E> items, Function<E, Uni<Void>> work) {
    return items.isEmpty()
        ? Uni.createFrom().voidItem()
        : Multi.createFrom()
            .iterable(items)
            .onItem()
            .transformToUniAndConcatenate(item -> work.apply(item))
            .collect()
            .last()
            .replaceWithVoid();
  }
}
