package io.quizcast.e2e.chaos;

import io.quizcast.e2e.canary.CanaryDraft;
import io.quizcast.e2e.canary.FrameEar;
import io.quizcast.e2e.canary.LogWatch;
import io.quizcast.e2e.invariant.Invariants;
import io.quizcast.e2e.invariant.trace.Evidence;
import io.quizcast.e2e.invariant.trace.GameTrace;
import io.quizcast.e2e.invariant.trace.Outside;
import io.quizcast.e2e.platform.EventTape;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.game.AcceptedFile;
import io.quizcast.swarm.game.Crowd;
import io.quizcast.swarm.game.LiveLine;
import io.quizcast.swarm.game.PlayerStory;
import io.quizcast.swarm.quiz.AdminSession;
import io.quizcast.swarm.quiz.QuizDraft;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays one game with faults and checks the invariants. */
final class ChaosRun {
  private static final Duration SETTLING = Duration.ofSeconds(30);
  private static final long PRIZE_FUND = 1_000_003;

  /**
   * @param broken violated invariants, each with its counterexamples
   * @param overdueMillis the longest wait for an overdue frame
   * @param overduePerFault the longest such wait after each fault
   * @param backMillis the longest time from the loss of a socket to the state of the game on a new
   *     one
   * @param reads SQL statements that were executed at least once per twenty players after the first
   *     fault
   * @param players number of players before the first question; the other bots watched
   * @param unheard number of players who were eliminated although they had answered correctly and
   *     on time, but got no acknowledgement
   */
  record Verdict(
      long seed,
      long quizId,
      String at,
      int bots,
      List<String> faults,
      int players,
      int acknowledged,
      int reconnects,
      int unheard,
      long overdueMillis,
      List<Long> overduePerFault,
      long backMillis,
      Map<String, Long> reads,
      double seconds,
      Map<String, List<String>> broken) {

    /** Whether at least half of the bots joined in time. Otherwise the game proves nothing. */
    boolean wasPlayed() {
      return players * 2 > bots;
    }
  }

  /**
   * @param stories one per bot, in the order of their accounts
   * @param steps when each step of the game reached its first player
   */
  record Played(Verdict verdict, List<PlayerStory> stories, List<FrameEar.Step> steps) {}

  private final RunningPlatform platform;
  private final SignIn signIn;
  private final List<Account> accounts;
  private final LiveLine live;
  private final GameShape shape;

  ChaosRun(
      RunningPlatform platform,
      SignIn signIn,
      List<Account> accounts,
      LiveLine live,
      GameShape shape) {
    this.shape = shape;
    this.platform = platform;
    this.signIn = signIn;
    this.accounts = accounts;
    this.live = live;
  }

  Verdict play(FaultPlan plan) throws IOException, InterruptedException, SQLException {
    return played(plan).verdict();
  }

  /** Plays one game under the faults of the plan. */
  Played played(FaultPlan plan) throws IOException, InterruptedException, SQLException {
    Instant began = Instant.now();
    AdminSession admin = platform.admin();
    CanaryDraft canaries = CanaryDraft.of(shape.questions(), shape.limitSeconds());
    LogWatch logs = new LogWatch(platform.home().resolve("logs"));
    FrameEar ear = new FrameEar(canaries.words(), canaries.explanations());
    try (EventTape tape = new EventTape(platform)) {
      QuizDraft.Written quiz =
          canaries.draft().write(admin, Instant.now().plus(shape.lead()), PRIZE_FUND);
      FaultInjector faults =
          new FaultInjector(platform, plan, quiz.startsAt(), platform.partitionOf(quiz.id()));
      Path records = platform.records(quiz.id());
      Crowd.Outcome outcome =
          new Crowd(signIn, live).play(crowd(quiz, plan.seed()), accounts, records, ear);
      List<String> done = faults.await();
      platform.awaitUp(Duration.ofMinutes(2));
      Map<String, Long> reads = faults.readsSince(Math.max(1, accounts.size() / 20));
      List<String> leaks = new ArrayList<>(ear.leaks());
      leaks.addAll(logs.leaks(canaries.words()));
      leaks.addAll(logs.leaks(canaries.explanations()));
      leaks.addAll(tape.earlySnapshots(quiz.id(), canaries.words()));
      Map<String, List<String>> broken = settle(quiz.id(), canaries.draft(), outcome, tape, leaks);
      Overdue overdue = new Overdue(ear.steps(), shape.limitSeconds());
      int unheard = outcome.report().unheard();
      if (unheard > 0 && !plan.mayLeaveUnheard()) {
        broken.put(
            "a gateway silent for less than 3 s costs nobody anything",
            List.of(unheard + " players answered rightly and in time and are out"));
      }
      Verdict verdict =
          new Verdict(
              plan.seed(),
              quiz.id(),
              began.toString(),
              accounts.size(),
              done,
              (int) outcome.stories().stream().filter(story -> !story.spectator()).count(),
              AcceptedFile.read(outcome.acceptedFile()).size(),
              outcome.report().opened() - accounts.size(),
              unheard,
              overdue.longestMillis(),
              faults.moments().stream().map(overdue::behindMillis).toList(),
              outcome.stories().stream()
                  .flatMap(story -> story.backMillis().stream())
                  .mapToLong(Long::longValue)
                  .max()
                  .orElse(0),
              reads,
              Duration.between(began, Instant.now()).toMillis() / 1000.0,
              broken);
      return new Played(verdict, outcome.stories(), ear.steps());
    }
  }

  private Crowd.Plan crowd(QuizDraft.Written quiz, long seed)
      throws IOException, InterruptedException {
    return Crowd.Plan.of(
        quiz, platform.gateways(), shape.mix(), shape.pace(), seed, Duration.ofSeconds(60));
  }

  /**
   * Answers and statistics reach their databases only after the game, so violated invariants are
   * checked again for a while. Then the log is replayed once.
   */
  private Map<String, List<String>> settle(
      long quizId, QuizDraft draft, Crowd.Outcome outcome, EventTape tape, List<String> leaks)
      throws IOException, InterruptedException, SQLException {
    long until = System.nanoTime() + SETTLING.toNanos();
    try (Connection quizzes = platform.database("quiz");
        Connection users = platform.database("users")) {
      List<String> replay = List.of();
      while (true) {
        Evidence evidence =
            new Evidence(quizId, AcceptedFile.read(outcome.acceptedFile()), quizzes);
        Map<String, List<String>> broken =
            new LinkedHashMap<>(
                Invariants.broken(
                    new GameTrace(
                        quizId,
                        outcome.report(),
                        outcome.stories(),
                        evidence,
                        draft,
                        tape.recordsOf(quizId),
                        new Outside(users, leaks, replay))));
        boolean over = broken.isEmpty() || System.nanoTime() > until;
        if (over && !replay.isEmpty()) {
          return broken;
        }
        if (over) {
          replay = platform.replay(quizId);
        } else {
          Thread.sleep(500);
        }
      }
    }
  }
}
