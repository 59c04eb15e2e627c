package io.quizcast.user.avatar;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.picture.CollectorCheck;
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
 * Decodes one picture at a time, so that memory for only one is needed, however many users upload.
 * Other uploads wait in a bounded queue. While it is full, further ones are answered with 503.
 */
@Startup
@ApplicationScoped
public class PictureQueue {
  /**
   * The last upload in the queue waits about two seconds. Waiting uploads are files on disk, so
   * they need no memory.
   */
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
    CollectorCheck.requirePinning();
    refused = meters.counter("quizcast.user.pictures.refused");
    meters.gauge("quizcast.user.pictures.waiting", decoder, all -> all.getQueue().size());
  }

  /** Returns a square JPEG; completes on the caller's context. */
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
