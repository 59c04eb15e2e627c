package io.quizcast.e2e.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quizcast.e2e.bench.CpuMeter;
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
  private static final int ADDRESSES = 250;
  private static final int PLAYERS = 30;
  private static final Duration SIGN_IN_EVERY = Duration.ofSeconds(1);
  private static final LiveLine SILENT =
      new LiveLine(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), true);

  private final AttackedPlatform attacked;
  private final RunningPlatform platform;
  private final SignIn signIn;
  private final List<Account> bots;
  private int addresses;

  AttackTrial(AttackedPlatform attacked, SignIn signIn, List<Account> bots) {
    this.attacked = attacked;
    this.platform = attacked.platform();
    this.signIn = signIn;
    this.bots = bots;
  }

  /**
   * The outcome of one game and its side effects.
   *
   * @param signInMillis the slowest sign-in of another user
   * @param signInsRefused sign-ins of another user that failed
   * @param ended processes that ended
   * @param heapPercent the largest part of each heap that was in use, by process
   * @param answers counts of the responses to the attack, by status
   * @param platformCpu CPU seconds of the platform during the attack
   * @param attackerCpu CPU seconds of the attacker
   */
  record Result(
      String attack,
      double acceptedP99,
      int wronglyOut,
      int sawResults,
      int bots,
      long signInMillis,
      int signInsRefused,
      List<String> ended,
      Map<String, Integer> heapPercent,
      Map<String, Integer> answers,
      double platformCpu,
      double attackerCpu) {

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
      if (signInsRefused > 0) {
        broken.add(signInsRefused + " sign-ins of others refused");
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
      if (answers.containsKey(Attacks.FLOOD_ACCEPTED)) {
        broken.add(answers.get(Attacks.FLOOD_ACCEPTED) + " floods accepted");
      }
      return broken;
    }
  }

  /**
   * Plays a game during which these attacks run at the same time. An empty list means no attacks.
   */
  Result play(String name, List<Attack> attacks) throws Exception {
    Map<String, Long> before = pids();
    AdminSession admin =
        AdminSession.open(attacked.api(), "admin@quizcast.local", platform.adminPassword());
    Order order = order(attacks);
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
        HeapWatch heaps = HeapWatch.start(platform);
        AttackingProcess attacker = AttackingProcess.start(order)) {
      QuizDraft.Written quiz =
          QuizDraft.sums(QUESTIONS, LIMIT_SEC).write(admin, Instant.now().plus(LEAD), 1_000);
      Future<GameReport> game = threads.submit(() -> game(quiz));
      Future<OtherUser> other = threads.submit(() -> signIns(over));
      Duration untilStart = Duration.between(Instant.now(), quiz.startsAt());
      Thread.sleep(untilStart.isPositive() ? untilStart : Duration.ZERO);
      CpuMeter cpu = new CpuMeter(platform);
      AttackingProgram.Outcome outcome = attacker.attack();
      GameReport report = game.get();
      double platformCpu = cpu.seconds().values().stream().mapToDouble(Double::doubleValue).sum();
      over.set(true);
      OtherUser signedIn = other.get();
      Map<String, Long> after = pids();
      return new Result(
          name,
          report.accepted().p99(),
          report.wronglyOut(),
          report.sawResults(),
          report.bots(),
          signedIn.slowestMillis(),
          signedIn.refused(),
          before.keySet().stream()
              .filter(p -> !Objects.equals(before.get(p), after.get(p)))
              .toList(),
          heaps.percent(),
          outcome.answers(),
          platformCpu,
          outcome.cpuSeconds());
    }
  }

  /**
   * Each attack has an address of its own, so that one attack does not block another by reaching a
   * limit.
   */
  private Order order(List<Attack> attacks) throws IOException, InterruptedException {
    List<Order.Step> steps = new ArrayList<>();
    for (Attack attack : attacks) {
      steps.add(new Order.Step(attack.name(), "127.0.66." + (1 + addresses++ % ADDRESSES)));
    }
    return Order.of(
        attacked,
        steps,
        Duration.ofSeconds(QUESTIONS * (LIMIT_SEC + 2L)).toMillis(),
        attacks.isEmpty() ? List.of() : AttackingPlayer.register(attacked.api(), PLAYERS));
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

  private record OtherUser(long slowestMillis, int refused) {}

  /** Signs in another user once a second, through the edge and from a different address. */
  private OtherUser signIns(AtomicBoolean over) throws InterruptedException {
    PublicApi api = attacked.api();
    long slowest = 0;
    int refused = 0;
    while (!over.get()) {
      long begun = System.nanoTime();
      try {
        AdminSession.open(api, "admin@quizcast.local", platform.adminPassword());
      } catch (IOException e) {
        refused++;
        System.out.println("sign-in during the attack: " + e.getMessage());
      }
      slowest = Math.max(slowest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
      Thread.sleep(SIGN_IN_EVERY);
    }
    return new OtherUser(slowest, refused);
  }
}
