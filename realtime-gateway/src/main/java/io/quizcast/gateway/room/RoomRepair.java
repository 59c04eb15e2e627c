package io.quizcast.gateway.room;

import io.quizcast.gateway.stream.GameStreamReader;
import io.quizcast.gateway.stream.RoomThread;
import io.quizcast.guard.log.LogFields;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
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

  /** Reads the game and passes it to the room. After a failure the room requests it again. */
  void rebuild(Room room) {
    int partition = room.partition();
    try {
      worker.execute(() -> read(room, partition));
    } catch (RejectedExecutionException e) {
      LOG.debug("Draining: rooms are no longer rebuilt");
    }
  }

  private void read(Room room, int partition) {
    try {
      GameStreamReader.Story story = reader.story(room.quizId(), partition);
      thread.execute(() -> room.rebuilt(story));
    } catch (KafkaException e) {
      LogFields.ofQuiz(
          room.quizId(),
          () -> LOG.warnf("Quiz %d could not be rebuilt: %s", room.quizId(), e.getMessage()));
      thread.execute(room::rebuildFailed);
    }
  }

  @PreDestroy
  void stop() {
    worker.shutdownNow();
  }
}
