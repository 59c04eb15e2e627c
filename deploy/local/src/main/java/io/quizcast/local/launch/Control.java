package io.quizcast.local.launch;

import io.quizcast.local.platform.OwnedProcess;
import io.quizcast.local.platform.Readiness;
import io.quizcast.local.platform.ServerProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Commands for a platform that is running, or was running, in another JVM. */
final class Control {
  private static final Duration DOWN_LIMIT = Duration.ofSeconds(150);
  private static final Duration RESTART_LIMIT = Duration.ofSeconds(60);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

  private final Home home;
  private final Plan plan;

  Control(Home home, Plan plan) {
    this.home = home;
    this.plan = plan;
  }

  /** The current state of one process. */
  private record Row(String name, long pid, int port, String state) {}

  int down() {
    Optional<OwnedProcess> launcher = OwnedProcess.find(home.pidFile(Platform.LAUNCHER));
    launcher.ifPresent(process -> process.stop("TERM", DOWN_LIMIT));
    // Stops what a killed launcher left running.
    new Shutdown(home, plan).run();
    return 0;
  }

  int restart(String name) {
    ServerProgram program =
        plan.named(name)
            .orElseThrow(
                () ->
                    new UsageProblem(
                        "No process "
                            + name
                            + "; there are "
                            + plan.all()
                                .map(ServerProgram::name)
                                .collect(Collectors.joining(", "))));
    if (OwnedProcess.find(home.pidFile(Platform.LAUNCHER)).isEmpty()) {
      throw new UsageProblem("Quizcast does not run here; ./quizcast up starts it.");
    }
    Optional<OwnedProcess> before = OwnedProcess.find(home.pidFile(name));
    before.ifPresent(process -> stop(process, program));
    long deadline = System.nanoTime() + RESTART_LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<OwnedProcess> now = OwnedProcess.find(home.pidFile(name));
      if (now.isPresent() && Readiness.await(program, now.get(), RESTART_LIMIT)) {
        System.out.println(name + " runs again, pid " + now.get().pid());
        return 0;
      }
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
    throw new UsageProblem(name + " did not come back; see " + home.log(name));
  }

  /** Leaves the pid file to the supervisor, which may have started a successor by now. */
  private static void stop(OwnedProcess process, ServerProgram program) {
    Duration grace = program.stopGrace();
    process.signal(program.stopSignal());
    if (!process.awaitExit(grace)) {
      process.kill();
    }
  }

  String list(boolean json) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        OwnedProcess.find(home.pidFile(Platform.LAUNCHER))
            .map(process -> new Row(Platform.LAUNCHER, process.pid(), 0, "ready"))
            .orElse(new Row(Platform.LAUNCHER, 0, 0, "down")));
    plan.all().map(this::row).forEach(rows::add);
    if (json) {
      return rows.stream()
          .map(
              row ->
                  "{\"name\":\"%s\",\"pid\":%s,\"port\":%s,\"state\":\"%s\"}"
                      .formatted(
                          row.name,
                          numberOr(row.pid, "null"),
                          numberOr(row.port, "null"),
                          row.state))
          .collect(Collectors.joining(",\n ", "[", "]\n"));
    }
    String head = "%-20s %8s %6s  %s%n".formatted("NAME", "PID", "PORT", "STATE");
    return rows.stream()
        .map(
            row ->
                "%-20s %8s %6s  %s%n"
                    .formatted(
                        row.name, numberOr(row.pid, "-"), numberOr(row.port, "-"), row.state))
        .collect(Collectors.joining("", head, ""));
  }

  private Row row(ServerProgram program) {
    return OwnedProcess.find(home.pidFile(program.name()))
        .map(
            process ->
                new Row(
                    program.name(),
                    process.pid(),
                    program.port(),
                    program.isReady(process.pid()) ? "ready" : "starting"))
        .orElse(new Row(program.name(), 0, program.port(), "down"));
  }

  private static String numberOr(long number, String otherwise) {
    return number == 0 ? otherwise : Long.toString(number);
  }
}
