package io.quizcast.gateway.room;

import io.quizcast.gateway.stream.GameStreamReader;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Rebuilds rooms from the topics, one after the other, off the rooms' thread. */
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

  /** Reads the game's story and gives it to the room; on failure the room asks again. */
  void rebuild(Room room) {
    int partition = room.partition();
    try {
      worker.execute(() -> read(room, partition));
    } catch (RejectedExecutionException e) {
      LOG.debug("leaving, nothing is repaired any more");
    }
  }

  private void read(Room room, int partition) {
    try {
      GameStreamReader.Story story = reader.story(room.quizId(), partition);
      thread.execute(() -> room.rebuilt(story));
    } catch (KafkaException e) {
      LOG.warnf("quiz %d cannot be re-read: %s", room.quizId(), e.getMessage());
      thread.execute(room::rebuildFailed);
    }
  }

  @PreDestroy
  void stop() {
    worker.shutdownNow();
  }
}
