package io.quizcast.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.TestedPlatform;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.game.LiveLine;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plays one game of two questions with seeded faults; {@code ./quizcast chaos} plays a series of
 * seeds.
 */
@Isolated
class KillTest {
  private static final GameShape SHAPE =
      new GameShape(2, 5, Duration.ofSeconds(6), GameShape.SHORT.mix(), GameShape.SHORT.pace());

  @ParameterizedTest
  @ValueSource(longs = 10)
  void seededFaultsViolateNoInvariant(long seed) throws Exception {
    assertThat(play(FaultPlan.draw(seed, SHAPE.expected())).broken()).isEmpty();
  }

  private static ChaosRun.Verdict play(FaultPlan plan) throws Exception {
    RunningPlatform platform = TestedPlatform.get();
    assertThat(platform.awaitUp(Duration.ofMinutes(2))).isTrue();
    try (AccountFile file = new AccountFile(platform.home().resolve("swarm"))) {
      SignIn signIn = new SignIn(platform.api(), file);
      var accounts = signIn.everyone(60, 4, _ -> {});
      ChaosRun.Verdict verdict =
          new ChaosRun(platform, signIn, accounts, new LiveLine(System.out, false), SHAPE)
              .play(plan);
      System.out.println(verdict);
      return verdict;
    }
  }
}
