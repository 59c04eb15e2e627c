package io.quizcast.guard.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.guard.limit.RateLimiter.Decision;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentRefusalsTest {
  private static final Decision REFUSED = new Decision(false, 5, 0, 60, 12);
  private final AtomicLong now = new AtomicLong();
  private final RecentRefusals refusals = new RecentRefusals(now::get);

  @Test
  void aRefusalIsRepeatedForASecondOnly() {
    refusals.remember("a", REFUSED);
    now.addAndGet(RecentRefusals.REMEMBERED.toNanos() - 1);
    assertThat(refusals.find("a")).contains(REFUSED);
    assertThat(refusals.find("b")).isEmpty();
    now.addAndGet(1);
    assertThat(refusals.find("a")).isEmpty();
  }

  @Test
  void askingAgainDoesNotProlongARefusal() {
    refusals.remember("a", REFUSED);
    now.addAndGet(RecentRefusals.REMEMBERED.toNanos() / 2);
    refusals.remember("a", REFUSED);
    now.addAndGet(RecentRefusals.REMEMBERED.toNanos() / 2);
    assertThat(refusals.find("a")).isEmpty();
  }

  @Test
  void theNumberOfRefusalsIsBounded() {
    for (int i = 0; i < 2 * RecentRefusals.MAX; i++) {
      refusals.remember("caller" + i, REFUSED);
    }
    assertThat(refusals.size()).isLessThanOrEqualTo(RecentRefusals.MAX);
  }
}
