package io.quizcast.user.reminder;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.guard.installation.Installation;
import io.quizcast.guard.language.Texts;
import io.quizcast.user.push.PushRepository;
import io.quizcast.user.push.PushSender;
import io.quizcast.user.push.PushSender.Outcome;
import io.quizcast.user.push.PushSubscription;
import io.quizcast.user.push.VapidKeys;
import io.quizcast.user.repeat.Repeating;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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

  private final ReminderQueue<ReminderPush, Outcome> queue =
      new ReminderQueue<>(
          new ReminderQueue.Table<>(
              "reminder_pushes",
              "subscription_id",
              "s.id, s.endpoint, s.p256dh, s.auth",
              "join push_subscriptions s on s.id = m.subscription_id",
              this::push),
          COUNT,
          this::send,
          this::settle);
  private final PushRepository subscriptions;
  private final PushSender sender;
  private final VapidKeys keys;
  private final Vertx vertx;
  private final Texts texts;

  private @Nullable Repeating sending;

  ReminderPushes(
      PushRepository subscriptions,
      PushSender sender,
      VapidKeys keys,
      Vertx vertx,
      Installation installation) {
    this.subscriptions = subscriptions;
    this.sender = sender;
    this.keys = keys;
    this.vertx = vertx;
    this.texts = new Texts("user-reminders", installation.languages());
  }

  void start(@Observes StartupEvent started) {
    if (keys.on()) {
      sending =
          Repeating.every(
              EVERY, "Notifying of quizzes", vertx, () -> Panache.withTransaction(queue::sendOwed));
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    if (sending != null) {
      sending.stop();
    }
  }

  private Uni<Outcome> send(ReminderPush push) {
    return sender.send(push.subscription(), push.written(Instant.now()));
  }

  private Uni<Void> settle(ReminderPush push, Outcome outcome) {
    long subscription = push.subscription().id();
    return switch (outcome) {
      case DELIVERED, REFUSED -> queue.done(push.quizId(), subscription);
      // Deleting a subscription also deletes its enqueued notifications.
      case GONE -> subscriptions.delete(subscription);
      case POSTPONED ->
          push.attempts() + 1 < MAX_ATTEMPTS
              ? queue.later(
                  push.quizId(), subscription, FIRST_WAIT.multipliedBy(1L << push.attempts()))
              : queue.done(push.quizId(), subscription);
    };
  }

  private ReminderPush push(Tuple row) {
    return new ReminderPush(
        row.get(0, Long.class),
        new PushSubscription(
            row.get(5, Long.class),
            row.get(6, String.class),
            row.get(7, String.class),
            row.get(8, String.class)),
        row.get(1, Integer.class),
        texts.in(row.get(2, String.class)),
        row.get(3, String.class),
        row.get(4, OffsetDateTime.class).toInstant());
  }
}
