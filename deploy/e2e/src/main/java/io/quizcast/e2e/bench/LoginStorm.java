package io.quizcast.e2e.bench;

import io.quizcast.e2e.bench.SignInBench.BenchAccounts;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.account.SourceAddresses;
import io.quizcast.swarm.game.GameReport;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Plays the same game in turns without load, during continuous sign-ins, and beside another process
 * that only computes hashes.
 */
@Command(name = "login-storm", description = "acknowledgements of a game during a burst of logins")
public final class LoginStorm implements Callable<Integer> {
  private static final double MAX_RATIO = 1.5;
  private static final int SIGNING_IN_AT_ONCE = 8;

  @Option(names = "--sockets", description = "players (default: ${DEFAULT-VALUE})")
  int sockets = 1_000;

  @Option(names = "--rounds", description = "games of each kind (default: ${DEFAULT-VALUE})")
  int rounds = 3;

  @Mixin final EvidenceFile evidence = new EvidenceFile("login-storm");

  private record Run(
      String at,
      int sockets,
      List<Double> quietAcceptedP99,
      List<Double> stormAcceptedP99,
      List<Double> bareHashAcceptedP99,
      double stormOverQuiet,
      double stormOverBareHash,
      int logins,
      int wronglyOut) {}

  @Override
  public Integer call() throws Exception {
    RunningPlatform platform = RunningPlatform.ofEnvironment();
    BenchAccounts strangers =
        new BenchAccounts(SourceAddresses.spread(platform.api().base(), 1_000), 40);
    strangers.signUp();
    try (AccountFile file = new AccountFile(platform.home().resolve("swarm"))) {
      SignIn signIn = new SignIn(SourceAddresses.spread(platform.api().base(), sockets), file);
      List<Account> players = signIn.everyone(sockets, 4, _ -> {});
      // The first game warms up all processes.
      BenchGame game = new BenchGame(platform, signIn);
      play(game, players);
      List<Double> quiet = new ArrayList<>();
      List<Double> storm = new ArrayList<>();
      List<Double> bareHash = new ArrayList<>();
      AtomicInteger logins = new AtomicInteger();
      int wronglyOut = 0;
      for (int round = 0; round < rounds; round++) {
        GameReport alone = play(game, players);
        GameReport stormy = beside(strangers, logins, () -> play(game, players));
        GameReport hashing = besideBareHash(() -> play(game, players));
        quiet.add(alone.accepted().p99());
        storm.add(stormy.accepted().p99());
        bareHash.add(hashing.accepted().p99());
        wronglyOut += alone.wronglyOut() + stormy.wronglyOut() + hashing.wronglyOut();
      }
      Run run =
          new Run(
              Instant.now().toString(),
              sockets,
              quiet,
              storm,
              bareHash,
              RepeatedFigure.median(storm) / RepeatedFigure.median(quiet),
              RepeatedFigure.median(storm) / RepeatedFigure.median(bareHash),
              logins.get(),
              wronglyOut);
      System.out.printf(
          Locale.ROOT,
          "answer to accepted p99, median of %d: quiet %.1f ms, storm %.1f ms (%.2f times),"
              + " one thread hashing %.1f ms (%.2f times); %d logins, %d wrong eliminations%n",
          rounds,
          RepeatedFigure.median(quiet),
          RepeatedFigure.median(storm),
          run.stormOverQuiet(),
          RepeatedFigure.median(bareHash),
          run.stormOverBareHash(),
          run.logins(),
          run.wronglyOut());
      evidence.append(run);
      return run.stormOverQuiet() <= MAX_RATIO && run.wronglyOut() == 0 ? 0 : 1;
    }
  }

  private static <T> T beside(BenchAccounts strangers, AtomicInteger logins, Callable<T> game)
      throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(SIGNING_IN_AT_ONCE)) {
      for (int stream = 0; stream < SIGNING_IN_AT_ONCE; stream++) {
        int first = stream;
        threads.submit(
            () -> {
              for (int i = first; !over.get(); i += SIGNING_IN_AT_ONCE) {
                strangers.login(i);
                logins.incrementAndGet();
              }
              return null;
            });
      }
      try {
        return game.call();
      } finally {
        over.set(true);
      }
    }
  }

  private static <T> T besideBareHash(Callable<T> game) throws Exception {
    Process hashing = BareHash.forEver();
    try {
      return game.call();
    } finally {
      hashing.destroyForcibly().waitFor();
    }
  }

  private GameReport play(BenchGame game, List<Account> players)
      throws IOException, InterruptedException {
    GameReport report = game.play(game.write(sockets), players).report();
    System.out.print(report.text());
    return report;
  }
}
