package io.quizcast.user.reminder;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.user.push.PushSubscription;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Enqueued notifications. {@link ReminderRepository} enqueues them together with the e-mails. */
@ApplicationScoped
public class ReminderPushRepository {
  private static final String OWED =
      """
      select m.quiz_id, s.id, s.endpoint, s.p256dh, s.auth, m.attempts, p.language, q.title,
        q.scheduled_time
      from reminder_pushes m join push_subscriptions s on s.id = m.subscription_id
        join awaited_quizzes q on q.quiz_id = m.quiz_id
        join profiles p on p.user_id = m.user_id
      where m.next_try_at <= now()
      order by m.next_try_at limit ?1 for update of m skip locked
      """;

  /** Returns the oldest enqueued notifications and locks them in this transaction. */
  Uni<List<ReminderPush>> owed(int count) {
    return with(
        session ->
            session
                .createNativeQuery(OWED, Tuple.class)
                .setParameter(1, count)
                .getResultList()
                .map(rows -> rows.stream().map(ReminderPushRepository::push).toList()));
  }

  Uni<Void> done(ReminderPush push) {
    return with(
        session ->
            session
                .createNativeQuery(
                    "delete from reminder_pushes where quiz_id = ?1 and subscription_id = ?2")
                .setParameter(1, push.quizId())
                .setParameter(2, push.subscription().id())
                .executeUpdate()
                .replaceWithVoid());
  }

  Uni<Void> later(ReminderPush push, Duration wait) {
    return with(
        session ->
            session
                .createNativeQuery(
                    "update reminder_pushes set attempts = attempts + 1,"
                        + " next_try_at = now() + make_interval(secs => ?3)"
                        + " where quiz_id = ?1 and subscription_id = ?2")
                .setParameter(1, push.quizId())
                .setParameter(2, push.subscription().id())
                .setParameter(3, wait.toMillis() / 1_000.0)
                .executeUpdate()
                .replaceWithVoid());
  }

  private static ReminderPush push(Tuple row) {
    return new ReminderPush(
        row.get(0, Long.class),
        new PushSubscription(
            row.get(1, Long.class),
            row.get(2, String.class),
            row.get(3, String.class),
            row.get(4, String.class)),
        row.get(5, Integer.class),
        Locale.forLanguageTag(row.get(6, String.class)),
        row.get(7, String.class),
        row.get(8, OffsetDateTime.class).toInstant());
  }

  private static <T> Uni<T> with(Function<Mutiny.Session, Uni<T>> work) {
    return Panache.getSession().chain(session -> work.apply(session));
  }
}
