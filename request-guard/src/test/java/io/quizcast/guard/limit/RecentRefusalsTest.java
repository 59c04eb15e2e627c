package io.quizcast.guard.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.guard.limit.RateLimiter.Decision;
import org.junit.jupiter.api.Test;

class RecentRefusalsTest {
  private static final Decision REFUSED = new Decision(false, 5, 0, 60, 12);
  private final RecentRefusals refusals = new RecentRefusals();

  @Test
  void aRefusalIsRepeatedForASecondOnly() {
    refusals.remember("a", REFUSED, 0);
    assertThat(refusals.find("a", RecentRefusals.REMEMBERED_NANOS - 1)).contains(REFUSED);
    assertThat(refusals.find("a", RecentRefusals.REMEMBERED_NANOS)).isEmpty();
    assertThat(refusals.find("b", 0)).isEmpty();
  }

  @Test
  void askingAgainDoesNotProlongARefusal() {
    refusals.remember("a", REFUSED, 0);
    refusals.remember("a", REFUSED, RecentRefusals.REMEMBERED_NANOS / 2);
    assertThat(refusals.find("a", RecentRefusals.REMEMBERED_NANOS)).isEmpty();
  }

  @Test
  void theNumberOfRefusalsIsBounded() {
    refusals.remember("first", REFUSED, 0);
    for (int i = 0; i < RecentRefusals.MAX; i++) {
      refusals.remember("caller" + i, REFUSED, 0);
    }
    assertThat(refusals.find("first", 0)).isEmpty();
    assertThat(refusals.find("caller0", 0)).isPresent();
  }
}
