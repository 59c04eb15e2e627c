package io.quizcast.gateway.room;

import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The one thread that owns the state of all rooms. Event loops hand it frames, the consumer hands
 * it events, the producer hands it confirmations, and it hands frames to the loops. Each of these
 * queues keeps its order, so every socket sees the events in their order.
 */
@ApplicationScoped
public class RoomThread implements Executor {
  private static final Logger LOG = Logger.getLogger(RoomThread.class);

  private final DefaultEventExecutor executor =
      new DefaultEventExecutor(new DefaultThreadFactory("rooms", true));

  @Override
  public void execute(Runnable task) {
    executor.execute(() -> guarded(task));
  }

  public void schedule(Duration delay, Runnable task) {
    var _ = executor.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** A failure in one room must not stop the others. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("A task of a room failed", e);
    }
  }

  /** Tasks in the queue. */
  public int waiting() {
    return executor.pendingTasks();
  }

  public void stop() {
    executor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
