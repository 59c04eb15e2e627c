package io.quizcast.e2e.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quizcast.e2e.alerts.AlertsCommand;
import io.quizcast.e2e.attacks.AttacksCommand;
import io.quizcast.e2e.bench.EvidenceFile;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.account.SourceAddresses;
import io.quizcast.swarm.game.LiveLine;
import io.quizcast.swarm.game.Timings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Injects one kind of fault at chosen moments and prints the effect on players. */
@Command(
    name = "drill",
    description = "repeats one kind of fault, injects a fault for every alert, or runs attacks",
    subcommands = {AlertsCommand.class, AttacksCommand.class})
public final class DrillCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description =
          "owner-kills, zombies, three-games, broker-restarts, database-restarts, gateway-kills,"
              + " starvation")
  String name = "";

  @Option(names = "--runs", description = "how many games (default: the drill's own)")
  int runs;

  @Option(names = "--bots", description = "players of each game (default: the drill's own)")
  int bots;

  @Mixin final EvidenceFile evidence = new EvidenceFile("drills");

  @Override
  public Integer call() throws Exception {
    Drill drill = find();
    if (drill == null) {
      System.err.println("There is no drill " + name);
      return 2;
    }
    RunningPlatform platform = RunningPlatform.ofEnvironment();
    int rounds = runs > 0 ? runs : drill.runs();
    int players = bots > 0 ? bots : drill.bots();
    List<ChaosRun.Verdict> verdicts = new ArrayList<>();
    try (AccountFile file = new AccountFile(platform.home().resolve("swarm"))) {
      SignIn signIn = new SignIn(SourceAddresses.spread(platform.api().base(), players), file);
      for (int run = 0; run < rounds; run++) {
        platform.awaitUp(Duration.ofMinutes(2));
        List<Account> accounts = signIn.everyone(players * drill.games(), 4, _ -> {});
        List<Callable<ChaosRun.Verdict>> together = new ArrayList<>();
        for (int game = 0; game < drill.games(); game++) {
          FaultPlan plan = game == 0 ? drill.plan(run, rounds) : new FaultPlan(run, List.of());
          ChaosRun one =
              new ChaosRun(
                  platform,
                  signIn,
                  accounts.subList(game * players, (game + 1) * players),
                  new LiveLine(System.out, false),
                  drill.shape());
          together.add(() -> one.play(plan));
        }
        try (BusyLoops _ = new BusyLoops(drill.busyLoops())) {
          verdicts.addAll(played(together));
        }
      }
    }
    return summary(verdicts);
  }

  private List<ChaosRun.Verdict> played(List<Callable<ChaosRun.Verdict>> together)
      throws Exception {
    List<ChaosRun.Verdict> verdicts = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(together.size())) {
      for (Future<ChaosRun.Verdict> game : threads.invokeAll(together)) {
        ChaosRun.Verdict verdict = game.get();
        verdicts.add(verdict);
        keep(verdict);
        ChaosCommand.print(verdict);
      }
    }
    return verdicts;
  }

  private @Nullable Drill find() {
    return Drill.all().stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
  }

  private void keep(ChaosRun.Verdict verdict) throws Exception {
    ObjectMapper json = new ObjectMapper();
    ObjectNode line = json.createObjectNode().put("drill", name);
    line.setAll((ObjectNode) json.valueToTree(verdict));
    evidence.append(line);
  }

  private int summary(List<ChaosRun.Verdict> verdicts) {
    long broken = verdicts.stream().filter(verdict -> !verdict.broken().isEmpty()).count();
    System.out.printf(
        "%s: %d games, %d with a violated invariant; overdue %s; back %s%n",
        name,
        verdicts.size(),
        broken,
        spread(
            verdicts.stream()
                .flatMap(
                    verdict ->
                        verdict.overduePerFault().isEmpty()
                            ? Stream.of(verdict.overdueMillis())
                            : verdict.overduePerFault().stream())),
        spread(verdicts.stream().map(ChaosRun.Verdict::backMillis)));
    return broken == 0 ? 0 : 1;
  }

  private static Timings.Spread spread(Stream<Long> millis) {
    Timings timings = new Timings();
    millis.forEach(timings::add);
    return timings.spread(1);
  }
}
