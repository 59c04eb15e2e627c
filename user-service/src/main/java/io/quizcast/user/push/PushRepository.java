package io.quizcast.user.push;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Subscriptions of browsers in the database. */
@ApplicationScoped
public class PushRepository {
  private static final String SAVE =
      """
      insert into push_subscriptions (user_id, endpoint, p256dh, auth) values (?1, ?2, ?3, ?4)
      on conflict (endpoint) do update set user_id = excluded.user_id, p256dh = excluded.p256dh,
        auth = excluded.auth, created_at = now()
      """;

  private static final String TRIM =
      """
      delete from push_subscriptions where id in (
        select id from push_subscriptions where user_id = ?1
        order by created_at desc, id desc offset ?2)
      """;

  /**
   * Returns whether the account exists. Locks its row, so that two browsers of one account cannot
   * exceed the maximum together.
   */
  Uni<Boolean> lockAccount(long userId) {
    return with(
        session ->
            session
                .createNativeQuery(
                    "select user_id from profiles where user_id = ?1 for update", Long.class)
                .setParameter(1, userId)
                .getSingleResultOrNull()
                .map(found -> found != null));
  }

  /**
   * Stores a subscription. If another account used the browser before, its subscription is deleted
   * together with its enqueued notifications.
   */
  Uni<Void> save(long userId, String endpoint, String p256dh, String auth) {
    return change(
            "delete from push_subscriptions where endpoint = ?1 and user_id <> ?2",
            endpoint,
            userId)
        .chain(() -> change(SAVE, userId, endpoint, p256dh, auth));
  }

  /** Deletes all subscriptions of an account except the {@code max} newest ones. */
  Uni<Void> trim(long userId, int max) {
    return change(TRIM, userId, max);
  }

  Uni<Void> delete(long userId, String endpoint) {
    return change(
        "delete from push_subscriptions where user_id = ?1 and endpoint = ?2", userId, endpoint);
  }

  /** Deletes a subscription that its push service no longer has. */
  public Uni<Void> delete(long id) {
    return change("delete from push_subscriptions where id = ?1", id);
  }

  /** Whether any browser of the account is subscribed. */
  public Uni<Boolean> hasAny(long userId) {
    return with(
        session ->
            session
                .createNativeQuery(
                    "select exists (select 1 from push_subscriptions where user_id = ?1)",
                    Boolean.class)
                .setParameter(1, userId)
                .getSingleResult());
  }

  /** Returns the subscriptions of one account, oldest first. */
  public Uni<List<SubscribedBrowser>> of(long userId) {
    return with(
        session ->
            session
                .createNativeQuery(
                    "select endpoint, created_at from push_subscriptions where user_id = ?1"
                        + " order by created_at, id",
                    Tuple.class)
                .setParameter(1, userId)
                .getResultList()
                .map(
                    rows ->
                        rows.stream()
                            .map(
                                row ->
                                    new SubscribedBrowser(
                                        row.get(0, String.class),
                                        row.get(1, OffsetDateTime.class).toInstant()))
                            .toList()));
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
