package io.quizcast.local.launch;

import io.quizcast.local.platform.OwnedProcess;
import io.quizcast.local.platform.ServerProgram;
import java.time.Duration;
import java.util.List;

/**
 * Stops a platform in order: services, so that players are told and everything is flushed; the
 * edge, through which they are told; then Kafka, Redis and PostgreSQL. Works from pid files alone.
 */
final class Shutdown {
  private static final Duration SERVICE_GRACE = Duration.ofSeconds(20);
  private static final Duration SERVER_GRACE = Duration.ofSeconds(30);

  private final Home home;
  private final Plan plan;

  Shutdown(Home home, Plan plan) {
    this.home = home;
    this.plan = plan;
  }

  void run() {
    stop(plan.services(), SERVICE_GRACE);
    stop(List.of(plan.edge()), SERVICE_GRACE);
    for (ServerProgram server : plan.servers().reversed()) {
      stop(List.of(server), SERVER_GRACE);
    }
  }

  private void stop(List<? extends ServerProgram> programs, Duration grace) {
    List<Thread> threads =
        programs.stream()
            .map(program -> Thread.ofVirtual().start(() -> stop(program, grace)))
            .toList();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void stop(ServerProgram program, Duration grace) {
    OwnedProcess.find(home.pidFile(program.name()))
        .ifPresent(
            process -> {
              boolean orderly = process.stop(program.stopSignal(), grace);
              Progress.log(program.name() + (orderly ? " stopped" : " had to be killed"));
            });
  }
}
