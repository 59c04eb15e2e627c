package io.quizcast.user.reminder;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Sends the reminders that are enqueued in one table, at least once. The oldest ones are locked,
 * sent at the same time, and deleted or postponed in the same transaction.
 *
 * @param <R> an enqueued reminder
 * @param <O> the outcome of sending one
 */
final class ReminderQueue<R, O> {
  private static final String OWED =
      """
      select m.quiz_id, m.attempts, p.language, q.title, q.scheduled_time, %s
      from %s m join awaited_quizzes q on q.quiz_id = m.quiz_id
        join profiles p on p.user_id = m.user_id %s
      where m.next_try_at <= now()
      order by m.next_try_at limit ?1 for update of m skip locked
      """;

  private static final String DONE = "delete from %s where quiz_id = ?1 and %s = ?2";

  private static final String LATER =
      "update %s set attempts = attempts + 1, next_try_at = now() + make_interval(secs => ?3)"
          + " where quiz_id = ?1 and %s = ?2";

  /**
   * A table with a row for each quiz and recipient.
   *
   * @param recipient the column that, with the quiz, identifies a row
   * @param columns additional columns that only the reminders of this table need
   * @param joins the joins with the tables that have these columns; may be empty
   * @param row reads quiz, attempts, language, title, start and then {@code columns}
   */
  record Table<R>(
      String name, String recipient, String columns, String joins, Function<Tuple, R> row) {}

  private final Table<R> table;
  private final int count;
  private final Function<R, Uni<O>> send;
  private final BiFunction<R, O, Uni<Void>> settle;

  /**
   * @param count number of reminders sent at the same time
   * @param send must not fail
   * @param settle ends with {@link #done} or {@link #later}
   */
  ReminderQueue(
      Table<R> table, int count, Function<R, Uni<O>> send, BiFunction<R, O, Uni<Void>> settle) {
    this.table = table;
    this.count = count;
    this.send = send;
    this.settle = settle;
  }

  /** Needs a transaction. */
  Uni<Void> sendOwed() {
    // A sender may complete on any thread, but the transaction is bound to this context.
    Context context = Vertx.currentContext();
    Executor here = command -> context.runOnContext(turn -> command.run());
    return owed()
        .chain(
            owed ->
                owed.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : Uni.join()
                        .all(owed.stream().map(send).toList())
                        .andFailFast()
                        .emitOn(here)
                        .chain(outcomes -> settle(owed, outcomes)));
  }

  private Uni<List<R>> owed() {
    String statement = OWED.formatted(table.columns(), table.name(), table.joins());
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(statement, Tuple.class)
                    .setParameter(1, count)
                    .getResultList())
        .map(rows -> rows.stream().map(table.row()).toList());
  }

  private Uni<Void> settle(List<R> owed, List<O> outcomes) {
    return Multi.createFrom()
        .range(0, owed.size())
        .onItem()
        .transformToUniAndConcatenate(i -> settle.apply(owed.get(i), outcomes.get(i)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  Uni<Void> done(long quizId, long recipient) {
    return change(DONE, quizId, recipient);
  }

  Uni<Void> later(long quizId, long recipient, Duration wait) {
    return change(LATER, quizId, recipient, wait.toMillis() / 1_000.0);
  }

  private Uni<Void> change(String statement, Object... parameters) {
    return Panache.getSession()
        .chain(
            session -> {
              var query =
                  session.createNativeQuery(statement.formatted(table.name(), table.recipient()));
              for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
              }
              return query.executeUpdate().replaceWithVoid();
            });
  }
}
