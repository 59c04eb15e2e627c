package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.quiz.game.runner.PartitionRepository.Lease;
import io.quizcast.quiz.game.runner.PartitionRunner;
import io.quizcast.quiz.game.runner.RunnerContext;
import io.quizcast.quiz.game.wire.CommandTraces;
import io.quizcast.quiz.game.wire.GameEventPublisher;
import io.quizcast.quiz.game.wire.StoredRun;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** An owner that fails once, just before it publishes a run with a given type of event. */
final class FaultyOwner {

  /** Stops doing anything, like a killed process. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private FaultyOwner() {}

  static Thread thatDiesBefore(RunnerStage stage, String event) throws Exception {
    return before(
        stage,
        event,
        () -> {
          throw new Killed();
        });
  }

  /** Takes the partition as soon as it is free. */
  static Thread before(RunnerStage stage, String event, Runnable fate) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    RunnerContext.Publishing faulty =
        (context, partition, onConfirmed) ->
            new GameEventPublisher(
                context.kafka(),
                context.eventsTopic(),
                partition,
                context.wire(),
                context.metrics(),
                onConfirmed) {
              @Override
              public void publish(List<StoredRun> runs, Map<Long, CommandTraces.Put> traces) {
                boolean now =
                    runs.stream().anyMatch(run -> text(run).contains("\"" + event + "\""));
                if (now && done.compareAndSet(false, true)) {
                  fate.run();
                }
                super.publish(runs, traces);
              }
            };
    AtomicReference<Lease> lease = new AtomicReference<>();
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              lease.set(stage.take());
              return lease.get() != null;
            });
    PartitionRunner runner =
        new PartitionRunner(stage.kitWith(faulty), lease.get(), stage.topicId());
    return Thread.ofPlatform()
        .name("owner")
        .uncaughtExceptionHandler((_, e) -> assertThat(e).isInstanceOf(Killed.class))
        .start(runner);
  }

  private static String text(StoredRun run) {
    return new String(run.body(), StandardCharsets.UTF_8);
  }
}
