package io.quizcast.user.reminder;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.user.reminder.QuizClient.Announced;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Registrations and their quizzes. Enqueues e-mails and notifications; {@link ReminderQueue} takes
 * them.
 */
@ApplicationScoped
public class ReminderRepository {
  /** The number of an advisory lock that no other lock of this database uses. */
  private static final long LOCK = 7_303;

  private static final String BELIEVE =
      """
      insert into awaited_quizzes as quiz (quiz_id, title, scheduled_time, scheduled, asked_at)
      values (?1, ?2, ?3, ?4, now())
      on conflict (quiz_id) do update set title = excluded.title,
        scheduled_time = excluded.scheduled_time, scheduled = excluded.scheduled, asked_at = now()
      """;

  private static final String REBELIEVE =
      """
      update awaited_quizzes set title = ?2, scheduled_time = ?3, scheduled = ?4, asked_at = now()
      where quiz_id = ?1
      """;

  // Selects only users who have not been reminded yet, want reminders, and can be reached: by
  // e-mail at a verified address, or in a subscribed browser.
  private static final String OWE =
      """
      with due as (
        update quiz_registrations r set reminded_for = q.scheduled_time
        from awaited_quizzes q, profiles p
        where q.quiz_id = r.quiz_id and p.user_id = r.user_id and q.scheduled
          and (cast(?3 as boolean) and p.email_verified
            or cast(?4 as boolean)
              and exists (select 1 from push_subscriptions s where s.user_id = r.user_id))
          and q.scheduled_time between now() + make_interval(secs => ?1)
            and now() + make_interval(secs => ?2)
          and r.reminded_for is distinct from q.scheduled_time
          and not exists (select 1 from notification_preferences n
            where n.user_id = r.user_id and not n.quiz_reminders)
        returning r.quiz_id, r.user_id, p.email_verified),
      mails as (
        insert into reminder_mails (quiz_id, user_id)
        select quiz_id, user_id from due where cast(?3 as boolean) and email_verified
        on conflict (quiz_id, user_id) do update set attempts = 0, next_try_at = now())
      insert into reminder_pushes (quiz_id, user_id, subscription_id)
      select d.quiz_id, d.user_id, s.id from due d
        join push_subscriptions s on s.user_id = d.user_id where cast(?4 as boolean)
      on conflict (subscription_id, quiz_id) do update set attempts = 0, next_try_at = now()
      """;

  private static final String LATE_MAILS =
      """
      delete from reminder_mails m using awaited_quizzes q
      where q.quiz_id = m.quiz_id and (q.scheduled_time < now() or not q.scheduled)
      """;

  private static final String LATE_PUSHES =
      """
      delete from reminder_pushes m using awaited_quizzes q
      where q.quiz_id = m.quiz_id and (q.scheduled_time < now() or not q.scheduled)
      """;

  Uni<Optional<Instant>> registeredFor(long userId, long quizId) {
    return with(
        session ->
            session
                .createNativeQuery(
                    "select q.scheduled_time from quiz_registrations r join awaited_quizzes q"
                        + " on q.quiz_id = r.quiz_id where r.user_id = ?1 and r.quiz_id = ?2",
                    Instant.class)
                .setParameter(1, userId)
                .setParameter(2, quizId)
                .getSingleResultOrNull()
                .map(Optional::ofNullable));
  }

  /** Returns the quizzes that a user is registered for, soonest first. */
  public Uni<List<Awaited>> of(long userId) {
    return with(
        session ->
            session
                .createNativeQuery(
                    "select q.quiz_id, q.title, q.scheduled_time from quiz_registrations r"
                        + " join awaited_quizzes q on q.quiz_id = r.quiz_id where r.user_id = ?1"
                        + " order by q.scheduled_time, q.quiz_id",
                    Tuple.class)
                .setParameter(1, userId)
                .getResultList()
                .map(
                    rows ->
                        rows.stream()
                            .map(
                                row ->
                                    new Awaited(
                                        row.get(0, Long.class),
                                        row.get(1, String.class),
                                        row.get(2, OffsetDateTime.class).toInstant()))
                            .toList()));
  }

  Uni<Long> registrations(long userId) {
    return with(
        session ->
            session
                .createNativeQuery(
                    "select count(*) from quiz_registrations where user_id = ?1", Long.class)
                .setParameter(1, userId)
                .getSingleResult());
  }

  /** The number of users who are registered for a quiz. */
  Uni<Long> registered(long quizId) {
    return with(
        session ->
            session
                .createNativeQuery(
                    "select count(*) from quiz_registrations where quiz_id = ?1", Long.class)
                .setParameter(1, quizId)
                .getSingleResult());
  }

  Uni<Void> register(long userId, long quizId) {
    return change(
        "insert into quiz_registrations (quiz_id, user_id) values (?1, ?2) on conflict do nothing",
        quizId,
        userId);
  }

  Uni<Void> withdraw(long userId, long quizId) {
    return change(
        "delete from quiz_registrations where quiz_id = ?1 and user_id = ?2", quizId, userId);
  }

  /**
   * Stores the time and status of a quiz.
   *
   * @param remember whether to add the quiz if it is not stored yet
   */
  Uni<Void> believe(Announced quiz, boolean remember) {
    return change(
        remember ? BELIEVE : REBELIEVE,
        quiz.id(),
        quiz.title(),
        quiz.scheduledTime(),
        quiz.isScheduled());
  }

  Uni<Void> forget(long quizId) {
    return change("delete from awaited_quizzes where quiz_id = ?1", quizId);
  }

  /**
   * Returns the quizzes whose stored data is too old. Deletes the quizzes that started long ago.
   */
  Uni<List<Long>> stale(Duration believed, Duration abandoned, int count) {
    return change(
            "delete from awaited_quizzes where scheduled_time < now() - make_interval(secs => ?1)",
            seconds(abandoned))
        .chain(
            () ->
                with(
                    session ->
                        session
                            .createNativeQuery(
                                "select quiz_id from awaited_quizzes"
                                    + " where asked_at < now() - make_interval(secs => ?1)"
                                    + " order by asked_at limit ?2",
                                Long.class)
                            .setParameter(1, seconds(believed))
                            .setParameter(2, count)
                            .getResultList()));
  }

  /**
   * Takes the lock that lets only one replica enqueue reminders. Returns false if another replica
   * holds it.
   */
  Uni<Boolean> tryLock() {
    return with(
        session ->
            session
                .createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
                .setParameter(1, LOCK)
                .getSingleResult());
  }

  /**
   * Enqueues the reminders of every quiz that starts at least {@code last} and at most {@code lead}
   * from now.
   *
   * @param byMail whether this installation sends e-mails
   * @param byPush whether it sends notifications
   */
  Uni<Void> owe(Duration last, Duration lead, boolean byMail, boolean byPush) {
    return change(LATE_MAILS)
        .chain(() -> change(LATE_PUSHES))
        .chain(() -> change(OWE, seconds(last), seconds(lead), byMail, byPush));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  private static Uni<Void> change(String statement, Object... parameters) {
    return with(
        session -> {
          var query = session.createNativeQuery(statement);
          for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
          }
          return query.executeUpdate().replaceWithVoid();
        });
  }

  private static <T> Uni<T> with(Function<Mutiny.Session, Uni<T>> work) {
    return Panache.getSession().chain(session -> work.apply(session));
  }
}
