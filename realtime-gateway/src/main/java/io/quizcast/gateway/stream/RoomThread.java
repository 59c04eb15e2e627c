package io.quizcast.gateway.stream;

import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The single thread that owns the state of all rooms. Event loops pass frames to it, the consumer
 * passes events and the producer confirmations; it passes frames to the loops. All these queues
 * preserve the order, so every socket receives the events in order.
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

  /** A failure in one room must not affect the others. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("A room task failed", e);
    }
  }

  /** Number of queued tasks. */
  public int waiting() {
    return executor.pendingTasks();
  }

  public void stop() {
    executor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
