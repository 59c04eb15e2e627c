package io.quizcast.e2e.chaos;

import io.quizcast.e2e.invariant.GameTrace;
import io.quizcast.e2e.invariant.Invariants;
import io.quizcast.e2e.platform.EventTape;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.account.PublicApi;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.game.AcceptedFile;
import io.quizcast.swarm.game.BehaviourMix;
import io.quizcast.swarm.game.Crowd;
import io.quizcast.swarm.game.LiveLine;
import io.quizcast.swarm.game.Script;
import io.quizcast.swarm.quiz.AdminSession;
import io.quizcast.swarm.quiz.QuizDraft;
import io.quizcast.swarm.verify.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One game of four short questions with faults, and what is true of it afterwards. */
final class ChaosRun {
  private static final int QUESTIONS = 4;
  private static final int LIMIT_SECONDS = 5;
  static final Duration EXPECTED = Duration.ofSeconds(QUESTIONS * 8);
  private static final Duration SETTLING = Duration.ofSeconds(15);

  /**
   * @param broken sentences that do not hold, with what contradicts them
   * @param unheard players out although they answered rightly and in time, never acknowledged
   */
  record Verdict(
      long seed,
      long quizId,
      String at,
      int bots,
      List<String> faults,
      int acknowledged,
      int reconnects,
      int unheard,
      double seconds,
      Map<String, List<String>> broken) {}

  private final RunningPlatform platform;
  private final SignIn signIn;
  private final List<Account> accounts;
  private final LiveLine live;

  ChaosRun(RunningPlatform platform, SignIn signIn, List<Account> accounts, LiveLine live) {
    this.platform = platform;
    this.signIn = signIn;
    this.accounts = accounts;
    this.live = live;
  }

  /** Plays one game under the faults of the plan. */
  Verdict play(FaultPlan plan) throws IOException, InterruptedException, SQLException {
    Instant began = Instant.now();
    PublicApi api = platform.api();
    AdminSession admin = AdminSession.open(api, "admin@quizcast.local", platform.adminPassword());
    QuizDraft draft = QuizDraft.sums(QUESTIONS, LIMIT_SECONDS);
    try (EventTape tape = new EventTape(platform.kafka())) {
      QuizDraft.Written quiz = draft.write(admin, Instant.now().plusSeconds(10), 1_000_003);
      FaultInjector faults = new FaultInjector(platform, plan, quiz.startsAt());
      Path records = platform.home().resolve("swarm/games").resolve(String.valueOf(quiz.id()));
      Crowd.Outcome outcome =
          new Crowd(signIn, live).play(crowd(quiz, plan.seed()), accounts, records);
      List<String> done = faults.await();
      platform.awaitUp(Duration.ofSeconds(60));
      Map<String, List<String>> broken = settle(quiz.id(), draft, outcome, tape);
      int unheard = outcome.report().unheard();
      if (unheard > 0 && !plan.mayLeaveUnheard()) {
        broken.put(
            "a gateway silent for less than 3 s costs nobody anything",
            List.of(unheard + " players answered rightly and in time and are out"));
      }
      return new Verdict(
          plan.seed(),
          quiz.id(),
          began.toString(),
          accounts.size(),
          done,
          AcceptedFile.read(outcome.acceptedFile()).size(),
          outcome.report().opened() - accounts.size(),
          unheard,
          Duration.between(began, Instant.now()).toMillis() / 1000.0,
          broken);
    }
  }

  private Crowd.Plan crowd(QuizDraft.Written quiz, long seed)
      throws IOException, InterruptedException {
    return new Crowd.Plan(
        quiz.id(),
        platform.gateways(),
        BehaviourMix.parse("wrong=10,slow=15,silent=5,late=5,reconnecting=10,hasty=5"),
        quiz.key(),
        new Script.Pace(100, 3000, 0),
        seed,
        quiz.startsAt(),
        Duration.ofSeconds(60),
        1);
  }

  /** Answers reach the database behind the game: what is still missing gets a moment. */
  private Map<String, List<String>> settle(
      long quizId, QuizDraft draft, Crowd.Outcome outcome, EventTape tape)
      throws IOException, InterruptedException, SQLException {
    long until = System.nanoTime() + SETTLING.toNanos();
    try (Connection database = platform.database("quiz")) {
      while (true) {
        Evidence evidence =
            new Evidence(quizId, AcceptedFile.read(outcome.acceptedFile()), database);
        Map<String, List<String>> broken =
            new LinkedHashMap<>(
                Invariants.broken(
                    new GameTrace(
                        quizId,
                        outcome.report(),
                        outcome.stories(),
                        evidence,
                        draft,
                        tape.recordsOf(quizId))));
        if (broken.isEmpty() || System.nanoTime() > until) {
          return broken;
        }
        Thread.sleep(500);
      }
    }
  }
}
