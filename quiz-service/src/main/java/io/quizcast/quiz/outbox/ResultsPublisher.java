package io.quizcast.quiz.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.delivery.outbox.OutboxRelay;
import io.quizcast.delivery.outbox.OutboxTable;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox of results and prizes on {@code game.results}, at most one record of a quiz
 * at a time.
 */
@ApplicationScoped
public class ResultsPublisher {
  /**
   * Adds the categories of the questions, the series and the title, which the rules do not know,
   * when a row is claimed.
   */
  private static final String PAYLOAD =
      """
      (SELECT CASE WHEN b.body ->> 'type' = 'game_results'
        THEN (jsonb_set(b.body, '{questions}', coalesce(
          (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('number', h.question_order,
              'difficulty', q.difficulty, 'category', q.category)) ORDER BY h.question_order)
            FROM quiz_question_history h JOIN questions q ON q.id = h.question_id
            WHERE h.quiz_id = o.quiz_id), '[]'))
          || (SELECT jsonb_strip_nulls(
              jsonb_build_object('series', max(z.series), 'title', max(z.title)))
            FROM quizzes z WHERE z.id = o.quiz_id))::text
        ELSE o.body END
        FROM (SELECT o.body::jsonb AS body OFFSET 0) b)
      """;

  /**
   * User-service is told about a game when all its results are written. Its statistics would
   * otherwise compete for PostgreSQL with the rows that players wait for.
   */
  private static final String DUE =
      """
      NOT EXISTS (SELECT FROM results_progress p
        WHERE p.quiz_id = o.quiz_id AND p.written < p.total)
      """;

  private static final OutboxTable TABLE =
      new OutboxTable(
          "results_outbox",
          "o.quiz_id",
          "o.quiz_id::text",
          "'io.quizcast.game.results'",
          PAYLOAD,
          DUE);

  private final OutboxRelay relay;
  private final boolean runs;

  /**
   * @param runs whether this process runs games; only then does it publish their results
   */
  ResultsPublisher(
      Pool pool,
      Vertx vertx,
      @Channel("outbox") MutinyEmitter<Record<String, @Nullable String>> channel,
      MeterRegistry meters,
      @ConfigProperty(name = "quizcast.game.runs", defaultValue = "true") boolean runs) {
    this.runs = runs;
    relay =
        new OutboxRelay(
            TABLE, "quiz-service", pool, vertx, record -> channel.sendMessage(record), meters);
  }

  void start(@Observes StartupEvent started) {
    if (runs) {
      open();
    }
  }

  /** Starts publishing. A process that runs games does so when it starts. */
  public void open() {
    relay.start();
  }

  void stop(@Observes ShutdownEvent stopping) {
    close();
  }

  /** Stops sending, until the next {@link #open}. */
  public void close() {
    relay.stop();
  }
}
