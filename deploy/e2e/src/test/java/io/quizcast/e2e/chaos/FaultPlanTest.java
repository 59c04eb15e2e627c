package io.quizcast.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
  private static final Duration GAME = Duration.ofSeconds(30);

  @Test
  void theSameSeedDrawsTheSameFaults() {
    assertThat(FaultPlan.draw(17, GAME)).isEqualTo(FaultPlan.draw(17, GAME));
    assertThat(FaultPlan.draw(17, GAME)).isNotEqualTo(FaultPlan.draw(18, GAME));
  }

  @Test
  void fiftySeedsDrawEveryKindOfFaultInOrderOfTime() {
    Set<Class<?>> kinds = new HashSet<>();
    Set<String> killed = new HashSet<>();
    for (long seed = 1; seed <= 50; seed++) {
      FaultPlan plan = FaultPlan.draw(seed, GAME);
      assertThat(plan.steps()).hasSizeBetween(2, 4);
      assertThat(plan.steps()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
      for (FaultPlan.Step step : plan.steps()) {
        kinds.add(step.fault().getClass());
        if (step.fault() instanceof Fault.Kill kill) {
          killed.add(kill.service());
        }
      }
    }
    // A single Leave is never drawn, because a rolling restart already consists of them.
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            Fault.Kill.class,
            Fault.Freeze.class,
            Fault.EmptyRedis.class,
            Fault.RollingRestart.class);
    assertThat(killed)
        .containsExactlyInAnyOrder(
            Fault.OWNER,
            "quiz-service",
            "realtime-gateway",
            "auth-service",
            "user-service",
            "kafka",
            "postgres",
            "redis");
  }
}
