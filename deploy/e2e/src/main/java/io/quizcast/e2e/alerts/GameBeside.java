package io.quizcast.e2e.alerts;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.game.Crowd;
import io.quizcast.swarm.game.LiveLine;
import io.quizcast.swarm.quiz.AdminSession;
import io.quizcast.swarm.quiz.QuizDraft;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A game of bots on its own thread, during which a fault is injected. */
final class GameBeside implements AutoCloseable {
  private static final int LIMIT_SEC = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final LiveLine SILENT =
      new LiveLine(new PrintStream(OutputStream.nullOutputStream()), true);

  private final QuizDraft.Written quiz;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final Thread thread;

  GameBeside(RunningPlatform platform, AdminSession admin, SignIn signIn, Cast cast)
      throws IOException, InterruptedException {
    List<Account> players = signIn.everyone(cast.bots(), 4, _ -> {});
    int lead = 6 + cast.bots() / 50;
    quiz =
        QuizDraft.sums(cast.questions(), LIMIT_SEC)
            .write(admin, Instant.now().plusSeconds(lead), 1_000);
    Crowd.Plan plan =
        Crowd.Plan.of(quiz, platform.gateways(), cast.mix(), cast.pace(), 1, PATIENCE);
    thread = Thread.ofPlatform().name("game").start(() -> play(platform, signIn, plan, players));
  }

  private void play(
      RunningPlatform platform, SignIn signIn, Crowd.Plan plan, List<Account> players) {
    try {
      new Crowd(signIn, SILENT)
          .play(
              plan,
              players,
              platform.records(quiz.id()),
              frame -> {
                if (frame.contains("\"quiz:question\"")) {
                  asked.countDown();
                }
              });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | IllegalStateException e) {
      System.out.println("the game ended early: " + e.getMessage());
    }
  }

  long quizId() {
    return quiz.id();
  }

  /** Returns when everybody is in the lobby and the first question is about to be asked. */
  void awaitStart() throws InterruptedException {
    Duration wait = Duration.between(Instant.now(), quiz.startsAt());
    Thread.sleep(wait.isPositive() ? wait : Duration.ZERO);
  }

  /** Returns when the first bot has received the first question. */
  void awaitQuestion() throws InterruptedException, IOException {
    if (!asked.await(1, TimeUnit.MINUTES)) {
      throw new IOException("quiz " + quiz.id() + " asked nothing");
    }
  }

  /** Returns when the bots have seen the end of the game or have given up. */
  @Override
  public void close() throws InterruptedException {
    thread.join();
  }
}
