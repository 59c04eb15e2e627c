package io.quizcast.auth.password;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quizcast.contracts.game.OpenQuestionFlag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads the open-question flag in Redis, but only while somebody asks, because an idle service
 * should cost nothing. While Redis is unavailable, it assumes that no question is open.
 * Thread-safe.
 */
@ApplicationScoped
class OpenQuestionProbe {
  private static final long FRESH_NANOS = Duration.ofMillis(100).toNanos();

  private final ReactiveRedisDataSource redis;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile long readAt = System.nanoTime() - FRESH_NANOS;
  private volatile boolean questionOpen;

  OpenQuestionProbe(ReactiveRedisDataSource redis) {
    this.redis = redis;
  }

  /**
   * Whether a question was open when the flag was last read. Never blocks: if that was more than
   * 100 ms ago, the flag is read again for the next caller.
   */
  boolean questionOpen() {
    long now = System.nanoTime();
    if (now - readAt >= FRESH_NANOS && reading.compareAndSet(false, true)) {
      redis
          .key()
          .exists(OpenQuestionFlag.KEY)
          .onFailure()
          .recoverWithItem(false)
          .subscribe()
          .with(
              found -> {
                questionOpen = found;
                readAt = System.nanoTime();
                reading.set(false);
              });
    }
    return questionOpen;
  }
}
