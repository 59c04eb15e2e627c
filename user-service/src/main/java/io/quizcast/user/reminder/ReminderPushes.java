package io.quizcast.user.reminder;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.user.push.PushRepository;
import io.quizcast.user.push.PushSender;
import io.quizcast.user.push.PushSender.Outcome;
import io.quizcast.user.push.VapidKeys;
import io.quizcast.user.repeat.Repeating;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Sends the enqueued notifications, at least once. Runs independently of the e-mails, so that a
 * slow mail server does not delay notifications.
 */
@ApplicationScoped
public class ReminderPushes {
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final int MAX_ATTEMPTS = 6;

  /** Number of notifications sent concurrently. */
  private static final int COUNT = 50;

  private final ReminderPushRepository pushes;
  private final PushRepository subscriptions;
  private final PushSender sender;
  private final VapidKeys keys;
  private final Vertx vertx;

  private @Nullable Repeating sending;

  ReminderPushes(
      ReminderPushRepository pushes,
      PushRepository subscriptions,
      PushSender sender,
      VapidKeys keys,
      Vertx vertx) {
    this.pushes = pushes;
    this.subscriptions = subscriptions;
    this.sender = sender;
    this.keys = keys;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    if (keys.on()) {
      sending =
          Repeating.every(
              EVERY, "Notifying of quizzes", vertx, () -> Panache.withTransaction(this::sendOwed));
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    if (sending != null) {
      sending.stop();
    }
  }

  private Uni<Void> sendOwed() {
    // The sender may complete on any thread, but the transaction is bound to this context.
    Context context = Vertx.currentContext();
    Executor here = command -> context.runOnContext(turn -> command.run());
    return pushes
        .owed(COUNT)
        .chain(
            owed ->
                owed.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : Uni.join()
                        .all(owed.stream().map(this::send).toList())
                        .andFailFast()
                        .emitOn(here)
                        .chain(outcomes -> note(owed, outcomes)));
  }

  private Uni<Outcome> send(ReminderPush push) {
    return sender.send(push.subscription(), push.written(Instant.now()));
  }

  private Uni<Void> note(List<ReminderPush> owed, List<Outcome> outcomes) {
    return Multi.createFrom()
        .range(0, owed.size())
        .onItem()
        .transformToUniAndConcatenate(i -> note(owed.get(i), outcomes.get(i)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> note(ReminderPush push, Outcome outcome) {
    return switch (outcome) {
      case DELIVERED, REFUSED -> pushes.done(push);
      // Deleting a subscription also deletes its enqueued notifications.
      case GONE -> subscriptions.delete(push.subscription().id());
      case POSTPONED ->
          push.attempts() + 1 < MAX_ATTEMPTS
              ? pushes.later(push, FIRST_WAIT.multipliedBy(1L << push.attempts()))
              : pushes.done(push);
    };
  }
}
