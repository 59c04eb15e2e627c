package io.quizcast.user.repeat;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Periodic work that never overlaps itself, run in a context where a database session may be
 * opened. Not the Quarkus scheduler, because its shortest interval is a second.
 */
public final class Repeating {
  private static final Logger LOG = Logger.getLogger(Repeating.class);

  private final Vertx vertx;
  private final String name;
  private final Supplier<Uni<Void>> work;
  private final AtomicBoolean running = new AtomicBoolean();
  private final long timer;
  private volatile boolean stopped;

  private Repeating(Vertx vertx, String name, Duration every, Supplier<Uni<Void>> work) {
    this.vertx = vertx;
    this.name = name;
    this.work = work;
    this.timer = vertx.setPeriodic(every.toMillis(), tick -> run());
  }

  /** Starts now. A failure is logged and the work is tried again at the next turn. */
  public static Repeating every(
      Duration duration, String name, Vertx vertx, Supplier<Uni<Void>> work) {
    return new Repeating(vertx, name, duration, work);
  }

  /** Starts no further turn. A failure of the turn that runs now is not logged. */
  public void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  private void run() {
    if (stopped || !running.compareAndSet(false, true)) {
      return;
    }
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    context.runOnContext(
        turn ->
            work.get()
                .subscribe()
                .with(
                    done -> running.set(false),
                    failure -> {
                      running.set(false);
                      if (!stopped) {
                        LOG.warnf("%s will be tried again: %s", name, failure.toString());
                      }
                    }));
  }
}
