package io.quizcast.user.avatar;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Decodes one picture at a time, so that the memory of this process is needed once however many
 * users upload. Others wait in a bounded queue; beyond it they are answered 503 and try again.
 */
@Startup
@ApplicationScoped
public class PictureQueue {
  /** The last one waits for some two seconds; each has its file on the disk. */
  private static final int MAX_WAITING = 8;

  private final ThreadPoolExecutor decoder =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          Thread.ofPlatform().name("pictures").daemon().factory());

  private final Counter refused;

  PictureQueue(MeterRegistry meters) {
    refused = meters.counter("quizcast.user.pictures.refused");
    meters.gauge("quizcast.user.pictures.waiting", decoder, all -> all.getQueue().size());
  }

  /** A square JPEG; completes on the caller's context. */
  Uni<byte[]> squareJpeg(Path file) {
    Context context = Vertx.currentContext();
    return Uni.createFrom()
        .item(() -> Picture.squareJpeg(file))
        .runSubscriptionOn(decoder)
        .onFailure(RejectedExecutionException.class)
        .transform(
            _ -> {
              refused.increment();
              return RequestRefused.unavailable();
            })
        .emitOn(command -> context.runOnContext(_ -> command.run()));
  }

  @PreDestroy
  void stop() {
    decoder.shutdownNow();
  }
}
