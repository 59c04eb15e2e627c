package io.quizcast.gateway.room;

import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The one thread that owns every room's state. Loops hand it what they read, the stream what
 * happened, the producer what was confirmed; it hands frames to the loops. Each hand-over keeps its
 * order, so a socket sees events in theirs.
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

  /** A fault in one room must not cost the others their turn. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("a room's task failed", e);
    }
  }

  /** Tasks that wait for their turn. */
  public int waiting() {
    return executor.pendingTasks();
  }

  public void stop() {
    executor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
