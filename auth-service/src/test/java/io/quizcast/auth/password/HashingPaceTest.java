package io.quizcast.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HashingPaceTest {
  private static final long HASH = TimeUnit.MILLISECONDS.toNanos(30);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long BEGIN = -5 * SECOND;

  private final HashingPace pace = new HashingPace(4, 1, BEGIN);

  @Test
  void aBurstOf200HasNoPause() {
    long now = BEGIN;
    for (int pupil = 0; pupil < HashingPace.BURST; pupil++) {
      assertThat(pace.count(now += HASH)).isZero();
    }
  }

  @Test
  void aLoginStormIsHeldToTheRate() {
    long now = exhausted(BEGIN);
    long begun = now;
    for (int i = 0; i < 40; i++) {
      now += HASH;
      now += pace.count(now);
    }
    assertThat(now - begun).isBetween(9 * SECOND, 10 * SECOND + HASH);
  }

  @Test
  void anIdlePeriodRestoresOneBurst() {
    long now = exhausted(BEGIN) + 3_600 * SECOND;
    int free = 0;
    while (pace.count(now) == 0) {
      free++;
    }
    assertThat(free).isEqualTo(HashingPace.BURST);
  }

  @Test
  void hashesWithoutAPauseDoNotMakeLaterPausesLonger() {
    long now = exhausted(exhausted(BEGIN));
    assertThat(pace.count(now)).isLessThanOrEqualTo(SECOND / 4);
  }

  /** Hashes without a pause until the saved allowance is used up. */
  private long exhausted(long now) {
    for (int i = 0; i < 2 * HashingPace.BURST; i++) {
      now += HASH;
      pace.count(now);
    }
    return now;
  }
}
