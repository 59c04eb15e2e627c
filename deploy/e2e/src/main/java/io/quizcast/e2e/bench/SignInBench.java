package io.quizcast.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.account.PublicApi;
import io.quizcast.swarm.account.SourceAddresses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the CPU of auth-service for a sign-in and a refresh beside the bare hash of the same
 * run, through the edge, as the app calls it.
 *
 * <p>A hash is bound by memory: it costs more CPU time while the other core works too. So the
 * overhead is counted over the hashes inside the service, on its hashing threads; the bare hash
 * stands beside them.
 */
@Command(name = "sign-in", description = "CPU of logins and refreshes beside the bare hash")
public final class SignInBench implements Callable<Integer> {
  private static final String AUTH = "auth-service";
  private static final String HASHING_THREADS = "passwords";
  private static final int AT_ONCE = 4;

  /** So many that no login of the bench has to end somebody's oldest session. */
  private static final int ACCOUNTS = 300;

  private static final int WARM_UP_LOGINS = 600;
  private static final double MAX_OVERHEAD_PERCENT = 15;
  private static final double LEAST_REFRESHES_PER_CORE_SECOND = 400;

  @Option(names = "--logins", description = "measured logins (default: ${DEFAULT-VALUE})")
  int logins = 300;

  @Option(names = "--refreshes", description = "measured refreshes (default: ${DEFAULT-VALUE})")
  int refreshes = 6_000;

  @Option(
      names = "--evidence",
      description = "a JSON line per run is appended here (default: ${DEFAULT-VALUE})")
  Path evidence = Path.of("docs/evidence/sign-in.jsonl");

  private record Run(
      String at,
      double bareHashCpuMillis,
      double hashInServiceCpuMillis,
      double loginCpuMillis,
      double overheadPercent,
      double loginsPerCoreSecond,
      double refreshCpuMillis,
      double refreshesPerCoreSecond,
      Map<String, Double> loginCpuSeconds,
      Map<String, Double> refreshCpuSeconds) {}

  @Override
  public Integer call() throws Exception {
    RunningPlatform platform = RunningPlatform.ofEnvironment();
    if (!platform.awaitUp(Duration.ofSeconds(60))) {
      System.err.println("The platform is not up: ./quizcast up");
      return 2;
    }
    List<PublicApi> apis = SourceAddresses.spread(platform.api().base(), 1_000);
    BenchAccounts accounts = new BenchAccounts(apis, ACCOUNTS);
    accounts.signUp();

    RunningPlatform.Member authService =
        platform.members().stream().filter(m -> m.name().equals(AUTH)).findFirst().orElseThrow();
    double bare = BareHash.cpuMillis(100);
    // A young process spends as much on compiling as on signing people in.
    all(WARM_UP_LOGINS, accounts::login);
    CpuMeter meter = new CpuMeter(platform);
    double hashing = ThreadCpu.seconds(authService.pid(), HASHING_THREADS);
    all(logins, accounts::login);
    hashing = ThreadCpu.seconds(authService.pid(), HASHING_THREADS) - hashing;
    Map<String, Double> forLogins = meter.seconds();

    all(refreshes, accounts::refresh);
    meter = new CpuMeter(platform);
    all(refreshes, accounts::refresh);
    Map<String, Double> forRefreshes = meter.seconds();

    double hash = hashing * 1000 / logins;
    double login = forLogins.getOrDefault(AUTH, 0.0) * 1000 / logins;
    double refresh = forRefreshes.getOrDefault(AUTH, 0.0) * 1000 / refreshes;
    Run run =
        new Run(
            Instant.now().toString(),
            bare,
            hash,
            login,
            (login / hash - 1) * 100,
            1000 / login,
            refresh,
            1000 / refresh,
            forLogins,
            forRefreshes);
    print(run);
    new EvidenceFile(evidence).append(run);
    return run.overheadPercent() <= MAX_OVERHEAD_PERCENT
            && run.refreshesPerCoreSecond() >= LEAST_REFRESHES_PER_CORE_SECOND
        ? 0
        : 1;
  }

  private static void print(Run run) {
    System.out.printf(
        Locale.ROOT,
        """
        | what | CPU ms each | per core and second |
        |---|---|---|
        | bare hash, alone on the machine | %.2f | %.1f |
        | hash inside auth-service | %.2f | %.1f |
        | login, auth-service | %.2f | %.1f |
        | refresh, auth-service | %.2f | %.0f |
        overhead of a login over its hash: %.1f %%
        """,
        run.bareHashCpuMillis(),
        1000 / run.bareHashCpuMillis(),
        run.hashInServiceCpuMillis(),
        1000 / run.hashInServiceCpuMillis(),
        run.loginCpuMillis(),
        run.loginsPerCoreSecond(),
        run.refreshCpuMillis(),
        run.refreshesPerCoreSecond(),
        run.overheadPercent());
  }

  /** One call, told its number. */
  private interface Call {
    void make(int number) throws IOException, InterruptedException;
  }

  /** Calls of one account follow each other; that many accounts are under way at once. */
  private static void all(int count, Call call) throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> streams = new ArrayList<>();
      for (int stream = 0; stream < AT_ONCE; stream++) {
        int first = stream;
        streams.add(
            threads.submit(
                () -> {
                  for (int i = first; i < count; i += AT_ONCE) {
                    call.make(i);
                  }
                  return null;
                }));
      }
      for (Future<?> stream : streams) {
        stream.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  /** Accounts that exist for this run; a stream of calls uses every fourth. */
  static final class BenchAccounts {
    private final List<PublicApi> apis;
    private final String prefix = "bench" + Long.toString(System.nanoTime(), 36);
    private final String[] refreshTokens;

    /**
     * @param count a multiple of the streams, so that no two use one account
     */
    BenchAccounts(List<PublicApi> apis, int count) {
      this.apis = apis;
      this.refreshTokens = new String[count];
    }

    void signUp() throws IOException, InterruptedException {
      for (int i = 0; i < refreshTokens.length; i++) {
        keep(
            i,
            api(i)
                .post(
                    "/api/mobile/auth/register",
                    Map.ofEntries(
                        Map.entry("username", prefix + i),
                        Map.entry("email", email(i)),
                        Map.entry("password", prefix),
                        Map.entry("first_name", "Bench"),
                        Map.entry("last_name", "Bench"),
                        Map.entry("birth_date", "1990-01-01"),
                        Map.entry("gender", "other"),
                        Map.entry("tos_accepted", true),
                        Map.entry("privacy_accepted", true),
                        Map.entry("device_id", "bench")),
                    Map.of())
                .body());
      }
    }

    void login(int number) throws IOException, InterruptedException {
      int i = number % refreshTokens.length;
      keep(
          i,
          api(number)
              .post(
                  "/api/mobile/auth/login",
                  Map.of("email", email(i), "password", prefix, "device_id", "bench"),
                  Map.of())
              .body());
    }

    void refresh(int number) throws IOException, InterruptedException {
      int i = number % refreshTokens.length;
      keep(
          i,
          api(number)
              .post(
                  "/api/mobile/auth/refresh",
                  Map.of("refresh_token", refreshTokens[i], "device_id", "bench"),
                  Map.of())
              .body());
    }

    private void keep(int i, JsonNode answer) {
      refreshTokens[i] = answer.path("refreshToken").asText();
    }

    private String email(int i) {
      return prefix + i + "@bench.example";
    }

    private PublicApi api(int number) {
      return apis.get(number % apis.size());
    }
  }
}
