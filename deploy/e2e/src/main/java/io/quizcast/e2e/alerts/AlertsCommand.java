package io.quizcast.e2e.alerts;

import io.quizcast.e2e.bench.EvidenceFile;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.Waiting;
import io.quizcast.e2e.telemetry.PrometheusServer;
import io.quizcast.e2e.telemetry.PrometheusServer.Page;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.account.SourceAddresses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Injects the fault of each alert in turn, each with a fresh Prometheus. Exits with code 1 if an
 * alert does not fire.
 */
@Command(name = "alerts", description = "injects a fault for every alert and checks that it fires")
public final class AlertsCommand implements Callable<Integer> {
  private static final int MAX_BOTS = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final Duration UP_LIMIT = Duration.ofMinutes(3);
  private static final String SERVICES = "up{job=~\".*-service|.*-gateway\"}";

  @Parameters(
      arity = "0..*",
      paramLabel = "ALERT",
      description = "only the faults of these alerts (default: all)")
  Set<String> only = new TreeSet<>();

  @Option(names = "--rules", description = "default: ${DEFAULT-VALUE}")
  Path rules = Path.of("deploy/telemetry/rules/quizcast.yaml");

  @Mixin final EvidenceFile evidence = new EvidenceFile("alerts");

  /**
   * The outcome for one alert.
   *
   * @param seconds time from the fault to the alert; absent if it did not fire
   * @param lastingInRules the {@code for:} of the alert in the rules, if this run shortens it
   * @param possible whether this machine can inject the fault
   * @param why the alert did not fire
   */
  private record Verdict(
      String at,
      String alert,
      String fault,
      @Nullable Double seconds,
      @Nullable String lastingInRules,
      boolean possible,
      @Nullable String why) {}

  @Override
  public Integer call() throws Exception {
    RunningPlatform platform = RunningPlatform.ofEnvironment();
    Path folder = platform.home().resolve("telemetry/alerts-" + System.currentTimeMillis());
    AlertRules known = AlertRules.copy(rules, folder.resolve("rules.yaml"));
    known
        .shortened()
        .forEach(
            (alert, lasting) ->
                System.out.printf("%s: for %s, not %s%n", alert, AlertRules.SHORT, lasting));
    boolean silence = false;
    try (AccountFile file = new AccountFile(platform.home().resolve("swarm"))) {
      SignIn signIn = new SignIn(SourceAddresses.spread(platform.api().base(), MAX_BOTS), file);
      for (AlertFault fault : AlertFaults.all()) {
        if (only.isEmpty() || fault.alerts().stream().anyMatch(only::contains)) {
          for (Verdict verdict : verdicts(platform, signIn, known, fault, folder)) {
            System.out.println(text(verdict));
            evidence.append(verdict);
            silence |= verdict.possible() && verdict.seconds() == null;
          }
        }
      }
    }
    return silence ? 1 : 0;
  }

  private static List<Verdict> verdicts(
      RunningPlatform platform, SignIn signIn, AlertRules rules, AlertFault fault, Path folder)
      throws IOException, InterruptedException {
    String at = Instant.now().toString();
    Map<String, Double> fired = new LinkedHashMap<>();
    boolean possible = true;
    String why;
    Path own = folder.resolve(fault.alerts().getFirst());
    Scene.Stage stage =
        new Scene.Stage(own, PrometheusServer.freePort(), PrometheusServer.freePort());
    List<Page> beside =
        List.of(
            new Page("probe", stage.probePort(), "/metrics"),
            new Page("guest", stage.guestPort(), "/q/metrics"));
    try (PrometheusServer prometheus = new PrometheusServer(own, platform, rules.file(), beside);
        Scene scene = new Scene(platform, signIn, stage)) {
      awaitScrapes(prometheus, platform);
      for (String alert : fault.alerts()) {
        if (fires(prometheus, alert)) {
          throw new IOException(alert + " fires before anything went wrong");
        }
      }
      fault.strike().on(scene);
      why = await(prometheus, fault.alerts(), fired);
    } catch (NotPossible e) {
      possible = false;
      why = String.valueOf(e.getMessage());
    } catch (Exception e) {
      why = e.toString();
      System.out.println(fault.what() + ": " + why);
    }
    platform.awaitUp(UP_LIMIT);
    List<Verdict> verdicts = new ArrayList<>();
    for (String alert : fault.alerts()) {
      Double seconds = fired.get(alert);
      String lasting = rules.shortened().get(alert);
      String silence = seconds == null ? why : null;
      verdicts.add(new Verdict(at, alert, fault.what(), seconds, lasting, possible, silence));
    }
    return verdicts;
  }

  /** A counter that rises before its first scrape shows no increase. */
  private static void awaitScrapes(PrometheusServer prometheus, RunningPlatform platform)
      throws IOException, InterruptedException {
    long services =
        platform.members().stream().filter(member -> member.service().contains("-")).count();
    String all = "count(%s == 1) == %d".formatted(SERVICES, services);
    if (!Waiting.until(UP_LIMIT, () -> prometheus.hasAny(all))) {
      throw new IOException("a service cannot be scraped");
    }
  }

  private static String await(
      PrometheusServer prometheus, List<String> alerts, Map<String, Double> fired)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Waiting.until(
        PATIENCE,
        () -> {
          for (String alert : alerts) {
            if (!fired.containsKey(alert) && fires(prometheus, alert)) {
              fired.put(alert, Math.round((System.nanoTime() - begun) / 1e8) / 10.0);
            }
          }
          return fired.size() == alerts.size();
        });
    return "silent for " + PATIENCE.toSeconds() + " s";
  }

  private static boolean fires(PrometheusServer prometheus, String alert)
      throws IOException, InterruptedException {
    return prometheus.hasAny("ALERTS{alertname=\"%s\",alertstate=\"firing\"}".formatted(alert));
  }

  private static String text(Verdict verdict) {
    return verdict.seconds() == null
        ? "%s DID NOT FIRE: %s (%s)".formatted(verdict.alert(), verdict.why(), verdict.fault())
        : String.format(
            Locale.ROOT,
            "%s fired after %.1f s: %s",
            verdict.alert(),
            verdict.seconds(),
            verdict.fault());
  }
}
