package io.quizcast.e2e.chaos;

import io.quizcast.e2e.bench.EvidenceFile;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.ApiRefusal;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.account.SourceAddresses;
import io.quizcast.swarm.game.LiveLine;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Plays games with random faults and appends the results to a file; a seed can be repeated. Exits
 * with code 1 if an invariant is violated.
 */
@Command(name = "chaos", description = "plays games with random faults and checks the invariants")
public final class ChaosCommand implements Callable<Integer> {
  private static final int SHOWN = 5;
  private static final int ATTEMPTS = 3;

  @Option(names = "--seed", description = "seed of the first run; each further run adds 1")
  long seed = 1;

  @Option(names = "--runs", description = "how many games (default: ${DEFAULT-VALUE})")
  int runs = 1;

  @Option(names = "--bots", description = "players of each game (default: ${DEFAULT-VALUE})")
  int bots = 100;

  @Mixin final EvidenceFile evidence = new EvidenceFile("chaos");

  @Override
  public Integer call() throws Exception {
    RunningPlatform platform = RunningPlatform.ofEnvironment();
    int broken = 0;
    try (AccountFile file = new AccountFile(platform.home().resolve("swarm"))) {
      SignIn signIn = new SignIn(SourceAddresses.spread(platform.api().base(), bots), file);
      for (int run = 0; run < runs; run++) {
        var verdict =
            play(platform, signIn, FaultPlan.draw(seed + run, GameShape.SHORT.expected()));
        evidence.append(verdict);
        print(verdict);
        broken += verdict.broken().isEmpty() ? 0 : 1;
      }
    }
    System.out.printf("%d runs, %d with a violated invariant%n", runs, broken);
    return broken == 0 ? 0 : 1;
  }

  /**
   * Repeats a run whose quiz could not be created, or whose start was missed by most of the bots.
   */
  private ChaosRun.Verdict play(RunningPlatform platform, SignIn signIn, FaultPlan plan)
      throws IOException, InterruptedException, SQLException {
    for (int attempt = 1; ; attempt++) {
      platform.awaitUp(Duration.ofMinutes(2));
      try {
        var accounts = signIn.everyone(bots, 4, _ -> {});
        LiveLine live = new LiveLine(System.out, false);
        var verdict = new ChaosRun(platform, signIn, accounts, live, GameShape.SHORT).play(plan);
        if (verdict.wasPlayed() || attempt == ATTEMPTS) {
          return verdict;
        }
        System.out.println("most of the crowd came too late; once more");
      } catch (ApiRefusal e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        System.out.println("no game could be written; once more: " + e.getMessage());
      }
    }
  }

  static void print(ChaosRun.Verdict verdict) {
    System.out.printf(
        "seed %d, quiz %d: %s, %d acknowledged, %d reconnects, %d unheard, %d ms overdue, back in"
            + " %d ms, %.0f s, faults %s%n",
        verdict.seed(),
        verdict.quizId(),
        verdict.broken().isEmpty() ? "holds" : "BROKEN",
        verdict.acknowledged(),
        verdict.reconnects(),
        verdict.unheard(),
        verdict.overdueMillis(),
        verdict.backMillis(),
        verdict.seconds(),
        verdict.faults());
    verdict
        .broken()
        .forEach(
            (statement, violations) -> {
              System.out.println("  broken: " + statement);
              violations.stream().limit(SHOWN).forEach(line -> System.out.println("    " + line));
            });
  }
}
