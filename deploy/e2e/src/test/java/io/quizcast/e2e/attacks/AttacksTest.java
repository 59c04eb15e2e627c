package io.quizcast.e2e.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.TestedPlatform;
import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.SignIn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Runs all attacks at the same time during one game, against the shipped NGINX. {@code drill
 * attacks} runs each of them in its own game, with more bots and with rate limits.
 */
// No other test may run at the same time, because the attacks would slow it down or end its
// processes.
@Isolated
class AttacksTest {
  private static final int BOTS = 40;

  /**
   * This is far more than {@code drill attacks} allows, because other tests may have left work
   * behind.
   */
  private static final double MAX_ACCEPTED_MILLIS = 500;

  private static final long MAX_SIGN_IN_MILLIS = 5_000;

  @Test
  void attacksEndNoProcessEliminateNobodyAndSlowNobodyDown() throws Exception {
    RunningPlatform platform = TestedPlatform.get();
    assertThat(platform.awaitUp(Duration.ofMinutes(2))).isTrue();
    try (AttackedPlatform attacked = AttackedPlatform.of(platform);
        AccountFile file = new AccountFile(platform.home().resolve("swarm"))) {
      SignIn signIn = new SignIn(attacked.api(), file);
      List<Account> bots = signIn.everyone(BOTS, 4, _ -> {});
      AttackTrial.Result result =
          new AttackTrial(attacked, signIn, bots).play("all", Attacks.all());

      assertThat(result.ended()).isEmpty();
      assertThat(result.wronglyOut()).isZero();
      assertThat(result.sawResults()).isEqualTo(BOTS);
      assertThat(result.acceptedP99()).isLessThan(MAX_ACCEPTED_MILLIS);
      assertThat(result.signInMillis()).isLessThan(MAX_SIGN_IN_MILLIS);
      assertThat(result.signInsRefused()).isZero();
      assertThat(result.heapPercent())
          .containsKeys("auth-service", "user-service", "edge")
          .allSatisfy(
              (_, percent) -> assertThat(percent).isLessThan(AttacksCommand.MAX_HEAP_PERCENT));
      assertThat(result.answers())
          .doesNotContainKeys("500", Attacks.FLOOD_ACCEPTED)
          .containsKey("413");
      // The attacker gets only CPU time that no other process needs, so on a busy machine it gets
      // few responses. With fewer than one for each attack the attacks did not take place.
      assertThat(result.answers().values().stream().mapToInt(Integer::intValue).sum())
          .as("answers to the attacks")
          .isGreaterThanOrEqualTo(Attacks.all().size());
    }
  }
}
