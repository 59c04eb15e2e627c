package io.quizcast.e2e.bench;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.game.BehaviourMix;
import io.quizcast.swarm.game.Crowd;
import io.quizcast.swarm.game.LiveLine;
import io.quizcast.swarm.game.Script;
import io.quizcast.swarm.quiz.QuizDraft;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The measured game, the same as in the reference: four questions of 5 s; in each a fifth of the
 * players do not answer and the others answer 0.1–2.0 s after receipt.
 */
record BenchGame(RunningPlatform platform, SignIn signIn) {

  /** Time before the start. It is long enough for everybody to reach the lobby. */
  QuizDraft.Written write(int players) throws IOException, InterruptedException {
    return QuizDraft.sums(4, 5)
        .write(platform.admin(), Instant.now().plusSeconds(15 + players / 200), 1_000_000);
  }

  /** Plays the game with connections straight to the gateways. */
  Crowd.Outcome play(QuizDraft.Written quiz, List<Account> players)
      throws IOException, InterruptedException {
    return play(quiz, players, BehaviourMix.parse("silent=20"));
  }

  Crowd.Outcome play(QuizDraft.Written quiz, List<Account> players, BehaviourMix mix)
      throws IOException, InterruptedException {
    return new Crowd(signIn, new LiveLine(System.out, false))
        .play(
            Crowd.Plan.of(
                quiz,
                platform.gateways(),
                mix,
                new Script.Pace(100, 2000, 4),
                1,
                Duration.ofSeconds(60)),
            players,
            platform.records(quiz.id()));
  }
}
