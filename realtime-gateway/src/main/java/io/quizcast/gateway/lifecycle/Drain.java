package io.quizcast.gateway.lifecycle;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quizcast.gateway.command.GameCommandPublisher;
import io.quizcast.gateway.handshake.Admission;
import io.quizcast.gateway.room.RoomThread;
import io.quizcast.gateway.room.Rooms;
import io.quizcast.gateway.socket.CloseReason;
import io.quizcast.gateway.socket.Loops;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The orderly end, within 20 s: no new sockets; not inside an open question while the grace lasts;
 * then sockets are asked to come back, in waves, so that the others are not stormed; last a beat
 * without rooms, so that nobody waits for this gateway.
 */
@ApplicationScoped
public class Drain {
  private static final Logger LOG = Logger.getLogger(Drain.class);
  private static final Duration GRACE = Duration.ofSeconds(12);
  private static final Duration WAVES = Duration.ofSeconds(3);
  private static final Duration FLUSH = Duration.ofSeconds(2);
  private static final long LOOK_MS = 50;

  private final Admission admission;
  private final Rooms rooms;
  private final Loops loops;
  private final GameCommandPublisher publisher;
  private final RoomThread thread;

  private boolean left;

  Drain(
      Admission admission,
      Rooms rooms,
      Loops loops,
      GameCommandPublisher publisher,
      RoomThread thread) {
    this.admission = admission;
    this.rooms = rooms;
    this.loops = loops;
    this.publisher = publisher;
    this.thread = thread;
  }

  /**
   * Ahead of the shutdown itself, which begins with the HTTP server: that closes every socket at
   * once, with 1000, and the event most things end with comes behind it.
   */
  void leaveAhead(@Observes ShutdownDelayInitiatedEvent event) {
    leave();
  }

  /** Where the shutdown was not announced. */
  void leaveAtLast(@Observes @Priority(1) ShutdownEvent event) {
    leave();
  }

  private synchronized void leave() {
    if (left) {
      return;
    }
    left = true;
    admission.leave();
    int open = loops.open();
    if (open > 0) {
      LOG.infof("leaving with %d sockets open", open);
      await(() -> !rooms.isQuestionOpenHere(), GRACE);
      loops.closeAll(CloseReason.LEAVING, WAVES);
      await(() -> loops.open() == 0, WAVES.plusSeconds(1));
    }
    rooms.deregister();
    publisher.close(FLUSH);
    thread.stop();
  }

  private static void await(java.util.function.BooleanSupplier done, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (!done.getAsBoolean() && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
