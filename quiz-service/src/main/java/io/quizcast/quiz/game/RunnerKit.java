package io.quizcast.quiz.game;

import io.opentelemetry.api.trace.Tracer;
import java.util.Map;

/**
 * What the runners of a process share.
 *
 * @param kafka client settings; each reader and writer adds its own
 * @param onStuck called when PostgreSQL keeps refusing a batch although it answers
 */
record RunnerKit(
    GameConfig config,
    GameWire wire,
    CommandSeal seal,
    GameMetrics metrics,
    RunnerConnection.Database database,
    Map<String, Object> kafka,
    String commandsTopic,
    String eventsTopic,
    GameCommandPublisher commands,
    GameSnapshotPublisher snapshots,
    AnswerProjection answers,
    Publishing publishing,
    Tracer tracer,
    Runnable onStuck) {

  /** How a runner gets the publisher of its partition. */
  interface Publishing {
    Publishing KAFKA =
        (kit, partition, onConfirmed) ->
            new GameEventPublisher(
                kit.kafka(), kit.eventsTopic(), partition, kit.wire(), kit.metrics(), onConfirmed);

    GameEventPublisher open(
        RunnerKit kit, int partition, GameEventPublisher.Confirmation onConfirmed);
  }
}
