package io.quizcast.quiz.game.results;

import io.quizcast.quiz.game.runtime.RunnerConnection;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the rows of {@code results_outbox} on {@code game.results}, one at a time in id order
 * because a retry of the sink would reorder them, and deletes each once Kafka has confirmed it. Of
 * all replicas only the one that holds the lock publishes. Owned by one thread.
 */
public final class ResultsOutbox implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ResultsOutbox.class);
  // Categories and series are added here, because the rules do not know them.
  private static final String OLDEST =
      """
      SELECT o.id, o.quiz_id, CASE WHEN o.body::jsonb ->> 'type' = 'game_results'
        THEN (jsonb_set(o.body::jsonb, '{questions}', coalesce(
          (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('number', h.question_order,
              'difficulty', q.difficulty, 'category', q.category)) ORDER BY h.question_order)
            FROM quiz_question_history h JOIN questions q ON q.id = h.question_id
            WHERE h.quiz_id = o.quiz_id), '[]'))
          || (SELECT jsonb_strip_nulls(jsonb_build_object('series', max(z.series)))
            FROM quizzes z WHERE z.id = o.quiz_id))::text
        ELSE o.body END AS body
      FROM results_outbox o ORDER BY o.id LIMIT 1
      """;

  private static final long LOCK = 0x7265_7375_6c74L;
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final Duration CONFIRM_LIMIT = Duration.ofSeconds(30);
  private static final URI SOURCE = URI.create("/quiz-service");

  private final RunnerConnection connection;
  private final MutinyEmitter<String> emitter;
  private final Thread thread;
  private volatile boolean leaving;
  private boolean locked;

  private record Row(long id, long quizId, String body) {}

  public ResultsOutbox(RunnerConnection.Database database, MutinyEmitter<String> emitter) {
    connection = new RunnerConnection(database);
    this.emitter = emitter;
    thread = Thread.ofPlatform().name("results-outbox").daemon().start(this::run);
  }

  private void run() {
    while (!leaving) {
      try {
        Row row = lock() ? oldest() : null;
        if (row == null) {
          LockSupport.parkNanos(POLL_NANOS);
        } else {
          send(row);
          remove(row);
        }
      } catch (SQLException | RuntimeException e) {
        LOG.warnf("results wait to be published: %s", e.getMessage());
        connection.discard();
        locked = false;
        LockSupport.parkNanos(10 * POLL_NANOS);
      }
    }
    connection.close();
  }

  /** A lock of the session: it ends with the connection. */
  private boolean lock() throws SQLException {
    if (locked) {
      return true;
    }
    try (PreparedStatement lock =
        connection.get().prepareStatement("SELECT pg_try_advisory_lock(?)")) {
      lock.setLong(1, LOCK);
      try (ResultSet row = lock.executeQuery()) {
        locked = row.next() && row.getBoolean(1);
        return locked;
      }
    }
  }

  private @Nullable Row oldest() throws SQLException {
    try (PreparedStatement select = connection.get().prepareStatement(OLDEST);
        ResultSet row = select.executeQuery()) {
      return row.next() ? new Row(row.getLong(1), row.getLong(2), row.getString(3)) : null;
    }
  }

  private void send(Row row) {
    var kafka =
        OutgoingKafkaRecordMetadata.<String>builder().withKey(Long.toString(row.quizId())).build();
    var event =
        OutgoingCloudEventMetadata.builder()
            .withId("results-" + row.id())
            .withType("io.quizcast.game.results")
            .withSource(SOURCE)
            .build();
    emitter
        .sendMessage(Message.of(row.body(), Metadata.of(kafka, event)))
        .await()
        .atMost(CONFIRM_LIMIT);
  }

  private void remove(Row row) throws SQLException {
    try (PreparedStatement delete =
        connection.get().prepareStatement("DELETE FROM results_outbox WHERE id = ?")) {
      delete.setLong(1, row.id());
      delete.executeUpdate();
    }
  }

  @Override
  public void close() {
    leaving = true;
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
