package io.quizcast.quiz.prizes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Meters of the payouts that no admin has decided yet; counts them once a minute. */
@ApplicationScoped
class PayoutBacklog {
  private static final Logger LOG = Logger.getLogger(PayoutBacklog.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String UNDECIDED =
      """
      SELECT count(*), coalesce(extract(epoch FROM now() - min(p.created_at)), 0)::float8
      FROM prize_ledger p
      WHERE p.kind = 'PENDING' AND NOT EXISTS (
        SELECT FROM prize_ledger later
        WHERE later.quiz_id = p.quiz_id AND later.user_id = p.user_id AND later.kind <> 'PENDING')
      """;

  private final Pool database;
  private volatile long undecided;
  private volatile double oldestSeconds;

  PayoutBacklog(Pool database, MeterRegistry registry) {
    this.database = database;
    Gauge.builder("quizcast.prizes.pending", () -> undecided).register(registry);
    Gauge.builder("quizcast.prizes.pending.age", () -> oldestSeconds)
        .baseUnit("seconds")
        .register(registry);
  }

  void start(@Observes StartupEvent event, Vertx vertx) {
    count();
    vertx.setPeriodic(EVERY.toMillis(), _ -> count());
  }

  private void count() {
    database
        .query(UNDECIDED)
        .execute()
        .ifNoItem()
        .after(DEADLINE)
        .fail()
        .subscribe()
        .with(
            rows -> {
              Row row = rows.iterator().next();
              undecided = row.getLong(0);
              oldestSeconds = row.getDouble(1);
            },
            failure -> LOG.warnf("pending payouts could not be counted: %s", failure.getMessage()));
  }
}
