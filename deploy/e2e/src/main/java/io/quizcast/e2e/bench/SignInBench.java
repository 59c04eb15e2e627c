package io.quizcast.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.account.PublicApi;
import io.quizcast.swarm.account.SourceAddresses;
import java.io.IOException;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures the CPU time that auth-service uses for a sign-in and a refresh, called through the edge
 * as the app does, and compares it with a bare hash from the same run.
 *
 * <p>Hashing is bound by memory bandwidth, so a hash costs more CPU time while the other core is
 * busy. The overhead is therefore computed from the hashes inside the service, on its hashing
 * threads. The bare hash is reported only for comparison.
 */
@Command(name = "sign-in", description = "CPU of logins and refreshes compared with a bare hash")
public final class SignInBench implements Callable<Integer> {
  private static final String AUTH = "auth-service";
  private static final String HASHING_THREADS = "passwords";
  private static final int AT_ONCE = 4;

  /**
   * The number of accounts. There are enough that no login exceeds the session limit of its
   * account.
   */
  private static final int ACCOUNTS = 300;

  private static final int WARM_UP_LOGINS = 600;
  private static final double MAX_OVERHEAD_PERCENT = 15;
  private static final double LEAST_REFRESHES_PER_CORE_SECOND = 400;

  @Option(names = "--logins", description = "measured logins (default: ${DEFAULT-VALUE})")
  int logins = 300;

  @Option(names = "--refreshes", description = "measured refreshes (default: ${DEFAULT-VALUE})")
  int refreshes = 6_000;

  @Mixin final EvidenceFile evidence = new EvidenceFile("sign-in");

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
    List<PublicApi> apis = SourceAddresses.spread(platform.api().base(), 1_000);
    BenchAccounts accounts = new BenchAccounts(apis, ACCOUNTS);
    accounts.signUp();

    RunningPlatform.Member authService =
        platform.members().stream().filter(m -> m.name().equals(AUTH)).findFirst().orElseThrow();
    double bare = BareHash.cpuMillis(100);
    // The service is warmed up first, because a process that has just started spends as much CPU
    // time on compiling as on sign-ins.
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
    evidence.append(run);
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

  /** One call. The argument is its number. */
  private interface Call {
    void make(int number) throws IOException, InterruptedException;
  }

  /**
   * Runs the calls of one account one after the other, and those of that many accounts in parallel.
   */
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

  /** The accounts of this run. Each of the four streams of calls uses every fourth one. */
  static final class BenchAccounts {
    private final List<PublicApi> apis;
    private final String prefix = "bench" + Long.toString(System.nanoTime(), 36);
    private final String[] refreshTokens;

    /**
     * @param count a multiple of the number of streams, so that no two streams share an account
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
