package io.quizcast.local.launch;

import io.quizcast.local.platform.OwnedProcess;
import io.quizcast.local.platform.ServerProgram;
import java.util.List;

/**
 * Stops a platform in this order: the services, which close their sockets and flush; the edge,
 * which forwards the close frames of the services; then Kafka, Redis and PostgreSQL. Uses only the
 * pid files.
 */
final class Shutdown {
  private final Home home;
  private final Plan plan;

  Shutdown(Home home, Plan plan) {
    this.home = home;
    this.plan = plan;
  }

  void run() {
    stop(plan.services());
    stop(List.of(plan.edge()));
    for (ServerProgram server : plan.servers().reversed()) {
      stop(List.of(server));
    }
  }

  private void stop(List<? extends ServerProgram> programs) {
    List<Thread> threads =
        programs.stream().map(program -> Thread.ofVirtual().start(() -> stop(program))).toList();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void stop(ServerProgram program) {
    OwnedProcess.find(home.pidFile(program.name()))
        .ifPresent(
            process -> {
              boolean orderly = process.stop(program.stopSignal(), program.stopGrace());
              Progress.log(program.name() + (orderly ? " stopped" : " had to be killed"));
            });
  }
}
