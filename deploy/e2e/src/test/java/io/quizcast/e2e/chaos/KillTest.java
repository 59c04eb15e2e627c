package io.quizcast.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.TestedPlatform;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.game.LiveLine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One kill in an open question, and a smoke of five seeds; long series are {@code chaos}. */
class KillTest {
  /** In the second question of a game of five-second questions. */
  private static final Duration IN_A_QUESTION = Duration.ofSeconds(10);

  @ParameterizedTest
  @ValueSource(strings = {"quiz-service", "realtime-gateway"})
  void aKilledServiceCostsNoAcknowledgedAnswer(String service) throws Exception {
    FaultPlan plan =
        new FaultPlan(1, List.of(new FaultPlan.Step(IN_A_QUESTION, new Fault.Kill(service))));
    assertThat(play(plan).broken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void seededFaultsBreakNoSentence(long seed) throws Exception {
    assertThat(play(FaultPlan.draw(seed, ChaosRun.EXPECTED)).broken()).isEmpty();
  }

  private static ChaosRun.Verdict play(FaultPlan plan) throws Exception {
    RunningPlatform platform = TestedPlatform.get();
    assertThat(platform.awaitUp(Duration.ofSeconds(60))).isTrue();
    try (AccountFile file = new AccountFile(platform.home().resolve("swarm"))) {
      SignIn signIn = new SignIn(platform.api(), file);
      var accounts = signIn.everyone(60, 4, _ -> {});
      ChaosRun.Verdict verdict =
          new ChaosRun(platform, signIn, accounts, new LiveLine(System.out, false)).play(plan);
      System.out.println(verdict);
      return verdict;
    }
  }
}
