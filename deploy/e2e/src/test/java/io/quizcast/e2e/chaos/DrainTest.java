package io.quizcast.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.e2e.canary.FrameEar;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.TestedPlatform;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.game.BehaviourMix;
import io.quizcast.swarm.game.LiveLine;
import io.quizcast.swarm.game.PlayerStory;
import io.quizcast.swarm.game.Script;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * One of two gateways gets SIGTERM while a question is open. Its players can answer until the
 * question ends, are then asked in waves to reconnect, and continue on the other gateway; nobody
 * loses an answer or a seat.
 */
@Isolated
class DrainTest {
  private static final int BOTS = 60;
  private static final int LEAVING = 4012;

  /** All bots answer correctly, at any moment of the question. */
  private static final GameShape SHAPE =
      new GameShape(
          2, 5, Duration.ofSeconds(10), BehaviourMix.parse(""), new Script.Pace(100, 4500, 0));

  /** The first question opens half a second after the start, for five seconds. */
  private static final FaultPlan PLAN =
      new FaultPlan(
          2,
          List.of(
              new FaultPlan.Step(Duration.ofMillis(2000), new Fault.Leave("realtime-gateway"))));

  @Test
  void noAnswerIsLostWhenAGatewayDrainsDuringAQuestion() throws Exception {
    ChaosRun.Played game = play();

    assertThat(game.verdict().broken()).isEmpty();
    assertThat(game.verdict().acknowledged()).isEqualTo(2 * BOTS);
    assertThat(game.stories()).allMatch(story -> story.out() == null && story.sawResults());
    List<Integer> moved =
        IntStream.range(0, BOTS)
            .filter(bot -> !game.stories().get(bot).closeCodes().isEmpty())
            .boxed()
            .toList();
    // Bots connect to the gateways in turn, so one half was asked to reconnect and the other half
    // kept its sockets.
    assertThat(moved).hasSize(BOTS / 2).allMatch(bot -> bot % 2 == moved.getFirst() % 2);
    assertThat(moved)
        .allSatisfy(
            bot -> {
              PlayerStory story = game.stories().get(bot);
              assertThat(story.closeCodes()).containsExactly(LEAVING);
              assertThat(story.backMillis()).hasSize(1).allMatch(back -> back < 4000);
            });
    assertThatSocketsWereClosedInWaves(game);
    assertThatItEndedWithoutAnError();
  }

  /** A drained gateway exits with code 0. */
  private static void assertThatItEndedWithoutAnError() throws Exception {
    List<String> launcher =
        Files.readAllLines(TestedPlatform.get().home().resolve("logs/launcher.log"));
    assertThat(launcher)
        .filteredOn(line -> line.contains(" realtime-gateway") && line.contains(" ended "))
        .last()
        .asString()
        .contains(" ended with code 0;");
  }

  /** Sockets are closed after the open question has ended, and not all at the same time. */
  private static void assertThatSocketsWereClosedInWaves(ChaosRun.Played game) {
    List<Long> closes = new ArrayList<>();
    game.stories().forEach(story -> closes.addAll(story.lostNanos()));
    closes.sort(null);
    long asked =
        game.steps().stream()
            .filter(step -> step.type().equals("quiz:question"))
            .mapToLong(FrameEar.Step::nanos)
            .findFirst()
            .orElseThrow();
    assertThat(closes.getFirst() - asked)
        .isGreaterThan(TimeUnit.SECONDS.toNanos(SHAPE.limitSeconds()));
    assertThat(closes.getLast() - closes.getFirst()).isGreaterThan(TimeUnit.SECONDS.toNanos(1));
  }

  private static ChaosRun.Played play() throws Exception {
    RunningPlatform platform = TestedPlatform.get();
    assertThat(platform.awaitUp(Duration.ofMinutes(2))).isTrue();
    try (AccountFile file = new AccountFile(platform.home().resolve("swarm"))) {
      SignIn signIn = new SignIn(platform.api(), file);
      var accounts = signIn.everyone(BOTS, 4, _ -> {});
      ChaosRun.Played game =
          new ChaosRun(platform, signIn, accounts, new LiveLine(System.out, false), SHAPE)
              .played(PLAN);
      System.out.println(game.verdict());
      return game;
    }
  }
}
