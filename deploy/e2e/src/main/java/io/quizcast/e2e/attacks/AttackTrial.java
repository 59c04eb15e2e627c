package io.quizcast.e2e.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.RunningPlatform.Member;
import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.account.PublicApi;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.game.BehaviourMix;
import io.quizcast.swarm.game.Crowd;
import io.quizcast.swarm.game.GameReport;
import io.quizcast.swarm.game.LiveLine;
import io.quizcast.swarm.game.Script;
import io.quizcast.swarm.quiz.AdminSession;
import io.quizcast.swarm.quiz.QuizDraft;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Plays one game of bots, with or without attacks, and measures how players and other users are
 * affected.
 */
final class AttackTrial {
  private static final int QUESTIONS = 3;
  private static final int LIMIT_SEC = 5;
  private static final Duration LEAD = Duration.ofSeconds(8);
  private static final Duration SIGN_IN_EVERY = Duration.ofSeconds(1);
  private static final LiveLine SILENT =
      new LiveLine(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), true);

  private final RunningPlatform platform;
  private final SignIn signIn;
  private final List<Account> bots;
  private final Account attackingAccount;
  private int attackers;

  AttackTrial(
      RunningPlatform platform, SignIn signIn, List<Account> bots, Account attackingAccount) {
    this.platform = platform;
    this.signIn = signIn;
    this.bots = bots;
    this.attackingAccount = attackingAccount;
  }

  /**
   * The outcome of one game and its side effects.
   *
   * @param signInMillis the slowest sign-in of another user
   * @param ended processes that ended
   * @param heapPercent the largest part of each heap that was in use, by process
   * @param answers counts of the responses to the attack, by status
   */
  record Result(
      String attack,
      double acceptedP99,
      int wronglyOut,
      int sawResults,
      int bots,
      long signInMillis,
      List<String> ended,
      Map<String, Integer> heapPercent,
      Map<String, Integer> answers) {

    /** The limits that were exceeded, compared with the game without attacks; empty if none. */
    List<String> broken(double quietP99) {
      List<String> broken = new ArrayList<>();
      ended.forEach(name -> broken.add(name + " ended"));
      if (wronglyOut > 0 || sawResults < bots) {
        broken.add(
            "%d wrong eliminations, %d of %d saw results".formatted(wronglyOut, sawResults, bots));
      }
      if (acceptedP99
          > AttacksCommand.MAX_RATIO * Math.max(quietP99, AttacksCommand.FLOOR_MILLIS)) {
        broken.add("accepted p99 %.0f ms".formatted(acceptedP99));
      }
      if (signInMillis > AttacksCommand.MAX_SIGN_IN_MILLIS) {
        broken.add("sign-in of others " + signInMillis + " ms");
      }
      heapPercent.forEach(
          (process, percent) -> {
            if (percent > AttacksCommand.MAX_HEAP_PERCENT) {
              broken.add(process + " with " + percent + " % of its heap");
            }
          });
      if (answers.containsKey("500")) {
        broken.add(answers.get("500") + " answers with 500");
      }
      return broken;
    }
  }

  /** Plays a game during which the attacks run one after the other for equal times. */
  Result play(String name, List<Attack> attacks) throws Exception {
    Map<String, Long> before = pids();
    AdminSession admin =
        AdminSession.open(platform.api(), "admin@quizcast.local", platform.adminPassword());
    QuizDraft.Written quiz =
        QuizDraft.sums(QUESTIONS, LIMIT_SEC).write(admin, Instant.now().plus(LEAD), 1_000);
    AtomicBoolean over = new AtomicBoolean();
    Map<String, Integer> answers = new TreeMap<>();
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      Future<GameReport> game = threads.submit(() -> game(quiz));
      Future<Long> signIns = threads.submit(() -> slowestSignIn(over));
      HeapWatch heaps = new HeapWatch(platform, over);
      Future<?> watching = threads.submit(heaps);
      Duration untilStart = Duration.between(Instant.now(), quiz.startsAt());
      Thread.sleep(untilStart.isPositive() ? untilStart : Duration.ZERO);
      long share =
          TimeUnit.SECONDS.toNanos(QUESTIONS * (LIMIT_SEC + 2L)) / Math.max(1, attacks.size());
      for (Attack attack : attacks) {
        // Each attack uses a different address, so that the limits that one attack reaches do not
        // block the next.
        Attacker attacker =
            new Attacker(platform, "127.0.66." + (1 + attackers++ % 250), attackingAccount, share);
        attack.step().run(attacker);
        attacker.answers().forEach((answer, count) -> answers.merge(answer, count, Integer::sum));
      }
      GameReport report = game.get();
      over.set(true);
      long slowest = signIns.get();
      watching.get();
      Map<String, Long> after = pids();
      return new Result(
          name,
          report.accepted().p99(),
          report.wronglyOut(),
          report.sawResults(),
          report.bots(),
          slowest,
          before.keySet().stream()
              .filter(p -> !Objects.equals(before.get(p), after.get(p)))
              .toList(),
          heaps.percent(),
          answers);
    }
  }

  private Map<String, Long> pids() throws IOException, InterruptedException {
    Map<String, Long> pids = new TreeMap<>();
    for (Member member : platform.members()) {
      pids.put(member.name(), member.pid());
    }
    return pids;
  }

  private GameReport game(QuizDraft.Written quiz) throws IOException, InterruptedException {
    return new Crowd(signIn, SILENT)
        .play(
            new Crowd.Plan(
                quiz.id(),
                platform.gateways(),
                BehaviourMix.parse("silent=10"),
                quiz.key(),
                new Script.Pace(100, 2_000, 0),
                1,
                quiz.startsAt(),
                Duration.ofSeconds(90),
                1),
            bots,
            platform.home().resolve("swarm/games/" + quiz.id()))
        .report();
  }

  /**
   * Signs in another user once a second, through the edge and from a different address, and returns
   * the slowest time.
   */
  private long slowestSignIn(AtomicBoolean over) throws InterruptedException {
    PublicApi api = platform.api();
    long slowest = 0;
    while (!over.get()) {
      long begun = System.nanoTime();
      try {
        AdminSession.open(api, "admin@quizcast.local", platform.adminPassword());
      } catch (IOException e) {
        // A sign-in that fails counts by its time too: an immediate refusal is not slow.
        System.out.println("sign-in during the attack: " + e.getMessage());
      }
      slowest = Math.max(slowest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
      Thread.sleep(SIGN_IN_EVERY);
    }
    return slowest;
  }
}
