package io.quizcast.swarm;

import io.quizcast.swarm.account.PublicApi;
import io.quizcast.swarm.probe.MetricsPage;
import io.quizcast.swarm.schedule.ShowSchedule;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "schedule",
    description = "serves as a metric whether it is show time, read from the scheduled quizzes")
final class ScheduleCommand implements Callable<Integer> {
  @Option(
      names = "--base",
      description = "HTTP origin of the platform (default: ${DEFAULT-VALUE})",
      defaultValue = "${env:QUIZCAST_URL:-http://localhost:8080}")
  URI base = URI.create("http://localhost:8080");

  @Option(
      names = "--before",
      description = "minutes before the start of a quiz (default: ${DEFAULT-VALUE})")
  int beforeMinutes = 40;

  @Option(
      names = "--after",
      description = "minutes after the start of a quiz (default: ${DEFAULT-VALUE})")
  int afterMinutes = 60;

  @Option(names = "--every", description = "seconds between readings (default: ${DEFAULT-VALUE})")
  int everySeconds = 30;

  @Option(
      names = "--listen",
      required = true,
      description = "HOST:PORT at which metrics are served")
  String listen = "";

  @Override
  public Integer call() throws Exception {
    ShowSchedule schedule =
        new ShowSchedule(
            Duration.ofMinutes(beforeMinutes),
            Duration.ofMinutes(afterMinutes),
            ProbeCommand.TITLE);
    PublicApi api = new PublicApi(base);
    try (MetricsPage _ = MetricsPage.open(listen, () -> schedule.text(Instant.now()))) {
      while (!Thread.interrupted()) {
        read(api, schedule);
        TimeUnit.SECONDS.sleep(everySeconds);
      }
      return 0;
    } catch (IllegalArgumentException e) {
      throw new UsageProblem("--listen: " + e.getMessage());
    }
  }

  /** Keeps the known starts if the list cannot be read. */
  private static void read(PublicApi api, ShowSchedule schedule) throws InterruptedException {
    try {
      schedule.read(api.get("/api/quizzes/scheduled", Map.of()).body(), Instant.now());
    } catch (IOException | IllegalArgumentException e) {
      System.out.println("the schedule could not be read: " + e.getMessage());
    }
  }
}
