package io.quizcast.gateway.stream;

import io.quizcast.guard.log.LogFields;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Reads the games of rooms that must be rebuilt, one after the other, on its own thread. */
@ApplicationScoped
public class RoomRepair {
  private static final Logger LOG = Logger.getLogger(RoomRepair.class);

  private final GameStreamReader reader;
  private final RoomThread thread;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("room-repair").factory());

  RoomRepair(GameStreamReader reader, RoomThread thread) {
    this.reader = reader;
    this.thread = thread;
  }

  /**
   * Reads a game. Both callbacks run on the rooms' thread.
   *
   * @param read receives the game
   * @param failed called instead if it cannot be read; the room requests it again
   */
  public void rebuild(
      long quizId, int partition, Consumer<GameStreamReader.Story> read, Runnable failed) {
    try {
      worker.execute(() -> read(quizId, partition, read, failed));
    } catch (RejectedExecutionException e) {
      LOG.debug("Draining: rooms are no longer rebuilt");
    }
  }

  private void read(
      long quizId, int partition, Consumer<GameStreamReader.Story> read, Runnable failed) {
    try {
      GameStreamReader.Story story = reader.story(quizId, partition);
      thread.execute(() -> read.accept(story));
    } catch (KafkaException e) {
      LogFields.ofQuiz(
          quizId, () -> LOG.warnf("Quiz %d could not be rebuilt: %s", quizId, e.getMessage()));
      thread.execute(failed);
    }
  }

  @PreDestroy
  void stop() {
    worker.shutdownNow();
  }
}
