package io.quizcast.quiz.game.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GamesReadinessTest {
  private static final long NOW = 1_000_000_000_000L;

  @Test
  void aPartitionWithoutAnOwnerLeavesTheReplicaReady() {
    assertThat(GamesReadiness.isReady(view(3, 0, NOW), NOW)).isTrue();
  }

  @Test
  void aHaltedPartitionMakesItsReplicaUnready() {
    assertThat(GamesReadiness.isReady(view(0, 1, NOW), NOW)).isFalse();
  }

  @Test
  void aReplicaThatNoLongerRenewsItsLeasesIsUnready() {
    long then = NOW - TimeUnit.SECONDS.toNanos(6);
    assertThat(GamesReadiness.isReady(view(0, 0, then), NOW)).isFalse();
  }

  private static RunnerFleet.View view(int unowned, int halted, long nanos) {
    return new RunnerFleet.View(12, 4, unowned, halted, nanos);
  }
}
