package io.quizcast.quiz;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;

/** Long work of a request whose next step is the database's. */
public final class OffLoop {
  private OffLoop() {}

  /** Runs on a worker thread; afterwards the database wants this request's event loop back. */
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
