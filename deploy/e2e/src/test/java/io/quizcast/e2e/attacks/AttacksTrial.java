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

/**
 * Runs all attacks one after the other during one game; {@code drill attacks} runs each in its own
 * game.
 */
class AttacksTrial {
  @Test
  void noAttackEndsAProcessOrEliminatesAPlayer() throws Exception {
    RunningPlatform platform = TestedPlatform.get();
    assertThat(platform.awaitUp(Duration.ofMinutes(2))).isTrue();
    try (AccountFile file = new AccountFile(platform.home().resolve("swarm"))) {
      SignIn signIn = new SignIn(platform.api(), file);
      List<Account> bots = signIn.everyone(40, 4, _ -> {});
      AttackTrial.Result result =
          new AttackTrial(platform, signIn, bots, signIn.account("attacker00001"))
              .play("all", Attacks.all());

      assertThat(result.ended()).isEmpty();
      assertThat(result.wronglyOut()).isZero();
      assertThat(result.sawResults()).isEqualTo(result.bots());
      assertThat(result.answers()).doesNotContainKey("500");
    }
  }
}
