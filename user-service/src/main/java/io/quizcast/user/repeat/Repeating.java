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
 * Periodic work that never overlaps itself and runs in a context where a database session may be
 * opened. The Quarkus scheduler is not used, because its shortest interval is one second.
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

  /** Starts immediately. A failure is logged, and the work runs again after the interval. */
  public static Repeating every(
      Duration duration, String name, Vertx vertx, Supplier<Uni<Void>> work) {
    return new Repeating(vertx, name, duration, work);
  }

  /** Stops the work. If a run in progress fails, that is not logged. */
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
