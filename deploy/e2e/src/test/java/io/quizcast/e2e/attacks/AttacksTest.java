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
 * Runs all attacks at once during one game; {@code drill attacks} runs each in its own game, with
 * more bots and with the rate limits.
 */
// No other test may be slowed down by the attacks, or use the processes that they try to end.
@Isolated
class AttacksTest {
  private static final int BOTS = 40;

  /** Far more than {@code drill attacks} allows, because other tests may have left work behind. */
  private static final double MAX_ACCEPTED_MILLIS = 500;

  private static final long MAX_SIGN_IN_MILLIS = 5_000;

  /** Fewer would mean that the attacks did not take place. */
  private static final int MIN_ANSWERS = 50;

  @Test
  void attacksEndNoProcessEliminateNobodyAndSlowNobodyDown() throws Exception {
    RunningPlatform platform = TestedPlatform.get();
    assertThat(platform.awaitUp(Duration.ofMinutes(2))).isTrue();
    try (AccountFile file = new AccountFile(platform.home().resolve("swarm"))) {
      SignIn signIn = new SignIn(platform.api(), file);
      List<Account> bots = signIn.everyone(BOTS, 4, _ -> {});
      AttackTrial.Result result =
          new AttackTrial(platform, signIn, bots).play("all", Attacks.all());

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
      assertThat(result.answers().values().stream().mapToInt(Integer::intValue).sum())
          .as("answers to the attacks")
          .isGreaterThan(MIN_ANSWERS);
    }
  }
}
