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
 * Whether a question is open at this time, looked up ten times a second where hashing gives way to
 * games. Without Redis the answer is no.
 */
@ApplicationScoped
class GamesBeside {
  private static final Duration EVERY = Duration.ofMillis(100);

  private final ReactiveRedisDataSource redis;
  private final boolean wanted;
  private Cancellable looking = () -> {};
  private volatile boolean asking;

  GamesBeside(ReactiveRedisDataSource redis, PasswordConfig config) {
    this.redis = redis;
    this.wanted = config.perSecondBesideGames().isPresent();
  }

  /** Any thread. */
  boolean asking() {
    return asking;
  }

  void start(@Observes StartupEvent event) {
    if (wanted) {
      looking =
          Multi.createFrom()
              .ticks()
              .every(EVERY)
              .onOverflow()
              .drop()
              .onItem()
              .transformToUniAndConcatenate(_ -> look())
              .subscribe()
              .with(_ -> {});
    }
  }

  private Uni<Void> look() {
    return redis
        .key()
        .exists(OpenQuestionFlag.KEY)
        .onFailure()
        .recoverWithItem(false)
        .invoke(found -> asking = found)
        .replaceWithVoid();
  }

  @PreDestroy
  void stop() {
    looking.cancel();
  }
}
