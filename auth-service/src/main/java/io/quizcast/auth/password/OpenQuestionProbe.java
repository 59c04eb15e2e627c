package io.quizcast.auth.password;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.contracts.game.OpenQuestionFlag;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Polls the open-question flag in Redis ten times a second, if hashing is throttled during
 * questions. While Redis is unavailable, it assumes that no question is open.
 */
@ApplicationScoped
class OpenQuestionProbe {
  private static final Duration EVERY = Duration.ofMillis(100);

  private final ReactiveRedisDataSource redis;
  private final boolean enabled;
  private Cancellable polling = () -> {};
  private volatile boolean questionOpen;

  OpenQuestionProbe(ReactiveRedisDataSource redis, PasswordConfig config) {
    this.redis = redis;
    this.enabled = config.perSecondDuringQuestions().isPresent();
  }

  /** Thread-safe. */
  boolean questionOpen() {
    return questionOpen;
  }

  void start(@Observes StartupEvent event) {
    if (enabled) {
      polling =
          Multi.createFrom()
              .ticks()
              .every(EVERY)
              .onOverflow()
              .drop()
              .onItem()
              .transformToUniAndConcatenate(_ -> poll())
              .subscribe()
              .with(_ -> {});
    }
  }

  private Uni<Void> poll() {
    return redis
        .key()
        .exists(OpenQuestionFlag.KEY)
        .onFailure()
        .recoverWithItem(false)
        .invoke(found -> questionOpen = found)
        .replaceWithVoid();
  }

  @PreDestroy
  void stop() {
    polling.cancel();
  }
}
