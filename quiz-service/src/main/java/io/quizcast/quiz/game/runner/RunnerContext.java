package io.quizcast.quiz.game.runner;

import io.opentelemetry.api.trace.Tracer;
import io.quizcast.quiz.game.results.AnswerProjection;
import io.quizcast.quiz.game.results.ResultsProjection;
import io.quizcast.quiz.game.runtime.GameConfig;
import io.quizcast.quiz.game.runtime.GameMetrics;
import io.quizcast.quiz.game.runtime.RunnerConnection;
import io.quizcast.quiz.game.wire.CommandSeals;
import io.quizcast.quiz.game.wire.GameCommandPublisher;
import io.quizcast.quiz.game.wire.GameEventPublisher;
import io.quizcast.quiz.game.wire.GameSnapshotPublisher;
import io.quizcast.quiz.game.wire.GameWire;
import java.util.Map;

/**
 * The context that the runners of a process share.
 *
 * @param kafka client settings; each consumer and producer adds its own
 * @param onStuckBatch called if PostgreSQL is available but keeps refusing a batch
 */
public record RunnerContext(
    GameConfig config,
    GameWire wire,
    CommandSeals seals,
    GameMetrics metrics,
    RunnerConnection.Database database,
    Map<String, Object> kafka,
    String commandsTopic,
    String eventsTopic,
    GameCommandPublisher commands,
    GameSnapshotPublisher snapshots,
    AnswerProjection answers,
    ResultsProjection results,
    Publishing publishing,
    Tracer tracer,
    Runnable onStuckBatch) {

  /** Opens the publisher of a partition. */
  public interface Publishing {
    Publishing KAFKA =
        (context, partition, onConfirmed) ->
            new GameEventPublisher(
                context.kafka(),
                context.eventsTopic(),
                partition,
                context.wire(),
                context.metrics(),
                onConfirmed);

    GameEventPublisher open(
        RunnerContext context, int partition, GameEventPublisher.Confirmation onConfirmed);
  }
}
