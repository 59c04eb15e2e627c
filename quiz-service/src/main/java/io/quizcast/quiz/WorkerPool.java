package io.quizcast.quiz;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;

/** Moves the long-running work of a request off its event loop. */
public final class WorkerPool {
  private WorkerPool() {}

  /**
   * Runs the work on a worker thread and continues on the request's event loop, where database
   * calls must run.
   */
  public static <T> Uni<T> call(Callable<T> work) {
    Context context = Vertx.currentContext();
    return Uni.createFrom()
        .item(
            () -> {
              try {
                return work.call();
              } catch (RuntimeException e) {
                throw e;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            })
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .emitOn(task -> context.runOnContext(ignored -> task.run()));
  }
}
