package io.quizcast.gateway.lifecycle;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quizcast.gateway.command.GameCommandPublisher;
import io.quizcast.gateway.handshake.Admission;
import io.quizcast.gateway.room.Rooms;
import io.quizcast.gateway.socket.CloseReason;
import io.quizcast.gateway.socket.Loops;
import io.quizcast.gateway.stream.RoomThread;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Drains this gateway before it stops, within 20 s. It admits no new sockets, gives an open
 * question a grace period to end, closes the sockets with "reconnect" at random times so that the
 * other gateways are not flooded, and sends a last heartbeat that lists no rooms.
 */
@ApplicationScoped
public class Drain {
  private static final Logger LOG = Logger.getLogger(Drain.class);
  private static final Duration GRACE = Duration.ofSeconds(12);
  private static final Duration WAVES = Duration.ofSeconds(3);
  private static final Duration FLUSH = Duration.ofSeconds(2);
  private static final long POLL_MS = 50;

  private final Admission admission;
  private final Rooms rooms;
  private final Loops loops;
  private final GameCommandPublisher publisher;
  private final RoomThread thread;

  private boolean drained;

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
   * Drains before the HTTP server stops. The server closes every socket immediately with code 1000,
   * and {@link ShutdownEvent} is fired only after that.
   */
  void drainAhead(@Observes ShutdownDelayInitiatedEvent event) {
    drain();
  }

  /** Drains here if nothing announced the shutdown. */
  void drainAtLast(@Observes @Priority(1) ShutdownEvent event) {
    drain();
  }

  private synchronized void drain() {
    if (drained) {
      return;
    }
    drained = true;
    admission.drain();
    int open = loops.open();
    if (open > 0) {
      LOG.infof("draining %d sockets", open);
      await(() -> !rooms.isQuestionOpenHere(), GRACE);
      loops.closeAll(CloseReason.DRAINING, WAVES);
      await(() -> loops.open() == 0, WAVES.plusSeconds(1));
    }
    rooms.deregister();
    publisher.close(FLUSH);
    thread.stop();
  }

  private static void await(java.util.function.BooleanSupplier done, Duration max) {
    long end = System.nanoTime() + max.toNanos();
    try {
      while (!done.getAsBoolean() && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(POLL_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
