package io.quizcast.guard.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.guard.limit.RateLimit.Subject;
import io.quizcast.guard.limit.RateLimit.WhenRedisUnavailable;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LocalBucketsTest {
  private static final RateLimit FIVE =
      new RateLimit(
          "test", HttpMethod.POST, "/", 5, 60, Subject.ADDRESS, WhenRedisUnavailable.LOCAL);
  private final LocalBuckets buckets = new LocalBuckets();

  @Test
  void aBucketIsEmptyAfterItsBurstAndRefillsOverTime() {
    for (int i = 0; i < 5; i++) {
      assertThat(buckets.take(FIVE, "a", 0).allowed()).isTrue();
    }
    assertThat(buckets.take(FIVE, "a", 0))
        .extracting("allowed", "retryAfter")
        .containsExactly(false, 1L);
    assertThat(buckets.take(FIVE, "b", 0).allowed()).isTrue();
    assertThat(buckets.take(FIVE, "a", TimeUnit.SECONDS.toNanos(1)).allowed()).isTrue();
    assertThat(buckets.take(FIVE, "a", TimeUnit.SECONDS.toNanos(1)).allowed()).isFalse();
  }

  @Test
  void aBucketNeverHoldsMoreThanItsBurst() {
    buckets.take(FIVE, "a", 0);
    assertThat(buckets.take(FIVE, "a", TimeUnit.HOURS.toNanos(1)).left()).isEqualTo(4);
  }

  @Test
  void theNumberOfBucketsIsBounded() {
    for (int i = 0; i < 5; i++) {
      buckets.take(FIVE, "a", 0);
    }
    for (int i = 0; i < 50_000; i++) {
      buckets.take(FIVE, "stranger" + i, 0);
    }
    assertThat(buckets.take(FIVE, "stranger49999", 0).left()).isEqualTo(3);
    assertThat(buckets.take(FIVE, "stranger1", 0).left()).isEqualTo(4);
  }
}
