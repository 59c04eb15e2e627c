package io.quizcast.e2e.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.game.BehaviourMix;
import io.quizcast.swarm.game.Crowd;
import io.quizcast.swarm.game.LiveLine;
import io.quizcast.swarm.game.Script;
import io.quizcast.swarm.quiz.QuizDraft;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** A short game of bots that produces metrics. */
final class BotGame {
  private BotGame() {}

  static void play(RunningPlatform platform, int bots, int questions)
      throws IOException, InterruptedException {
    play(platform, bots, QuizDraft.sums(questions, 5));
  }

  static void play(RunningPlatform platform, int bots, QuizDraft draft)
      throws IOException, InterruptedException {
    try (AccountFile file = new AccountFile(platform.home().resolve("swarm"))) {
      SignIn signIn = new SignIn(platform.api(), file);
      var accounts = signIn.everyone(bots, 4, _ -> {});
      QuizDraft.Written quiz = draft.write(platform.admin(), Instant.now().plusSeconds(12), 1_000);
      Crowd.Outcome outcome =
          new Crowd(signIn, new LiveLine(System.out, false))
              .play(
                  Crowd.Plan.of(
                      quiz,
                      platform.gateways(),
                      BehaviourMix.parse("reconnecting=50"),
                      new Script.Pace(100, 1_500, 0),
                      1,
                      Duration.ofSeconds(40)),
                  accounts,
                  platform.records(quiz.id()));
      assertThat(outcome.report().holds()).as(outcome.report().text()).isTrue();
    }
  }
}
