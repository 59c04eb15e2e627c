package io.quizcast.e2e.attacks;

import io.quizcast.e2e.bench.EvidenceFile;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.account.SourceAddresses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./quizcast drill attacks}: runs each attack during a game and compares the game with one
 * without attacks.
 */
@Command(name = "attacks", description = "each attack on availability during a game of bots")
public final class AttacksCommand implements Callable<Integer> {
  /** The factor by which acknowledgements may become slower. */
  static final double MAX_RATIO = 3;

  /**
   * A p99 below this counts as this value, because the ratio of very small times is mostly noise.
   */
  static final double FLOOR_MILLIS = 20;

  static final long MAX_SIGN_IN_MILLIS = 2_000;
  static final int MAX_HEAP_PERCENT = 75;
  private static final int WARM_UPS = 2;

  @Parameters(arity = "0..*", paramLabel = "ATTACK", description = "only these")
  List<String> names = new ArrayList<>();

  @Option(names = "--bots", description = "players (default: ${DEFAULT-VALUE})")
  int bots = 200;

  @Mixin final EvidenceFile evidence = new EvidenceFile("attacks");

  @Option(
      names = "--table",
      description = "the table is written here after a run of all (default: ${DEFAULT-VALUE})")
  Path table = Path.of("docs/evidence/attacks.md");

  @Override
  public Integer call() throws Exception {
    List<Attack> chosen =
        Attacks.all().stream().filter(a -> names.isEmpty() || names.contains(a.name())).toList();
    if (chosen.isEmpty()) {
      System.err.println("There is no such attack");
      return 2;
    }
    RunningPlatform platform = RunningPlatform.ofEnvironment();
    try (AttackedPlatform attacked = AttackedPlatform.of(platform);
        AccountFile file = new AccountFile(platform.home().resolve("swarm"))) {
      SignIn signIn = new SignIn(SourceAddresses.spread(attacked.edge().base(), bots), file);
      List<Account> players = signIn.everyone(bots, 4, _ -> {});
      AttackTrial trial = new AttackTrial(attacked, signIn, players);
      // During the first games the code is still being compiled, so attacks are compared with the
      // last game without one.
      for (int i = 0; i < WARM_UPS; i++) {
        trial.play("warm-up", List.of());
      }
      AttackTrial.Result quiet = trial.play("quiet", List.of());
      print(quiet, List.of());
      AttackTable rows = new AttackTable(bots, quiet.acceptedP99());
      rows.add("none", "", quiet, List.of());
      int broken = 0;
      for (Attack attack : chosen) {
        platform.awaitUp(Duration.ofMinutes(2));
        AttackTrial.Result result = trial.play(attack.name(), List.of(attack));
        List<String> faults = result.broken(quiet.acceptedP99());
        print(result, faults);
        evidence.append(result);
        rows.add(attack.what(), attack.before(), result, faults);
        broken += faults.isEmpty() ? 0 : 1;
      }
      if (names.isEmpty()) {
        rows.write(table);
      }
      return broken == 0 ? 0 : 1;
    }
  }

  private static void print(AttackTrial.Result result, List<String> faults) {
    System.out.printf(
        Locale.ROOT,
        "%-16s accepted p99 %6.1f ms, %d wrong eliminations, %d of %d saw results, slowest sign-in"
            + " %d ms, heaps %s, CPU of the platform %.1f s and of the attacker %.1f s, answers"
            + " %s%s%n",
        result.attack(),
        result.acceptedP99(),
        result.wronglyOut(),
        result.sawResults(),
        result.bots(),
        result.signInMillis(),
        result.heapPercent(),
        result.platformCpu(),
        result.attackerCpu(),
        result.answers(),
        faults.isEmpty() ? "" : "  BROKEN: " + faults);
  }
}
