package io.quizcast.local.launch;

import io.quizcast.local.platform.OwnedProcess;
import io.quizcast.local.platform.ServerProgram;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs the whole platform in this JVM until SIGTERM. */
final class Platform {
  static final String LAUNCHER = "launcher";

  private static final ScheduledExecutorService ROTATION =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("log-rotation").daemon().factory());

  private final Home home;
  private final Shape shape;
  private final Plan plan;
  private final List<Supervisor> supervisors = new ArrayList<>();

  Platform(Home home, Shape shape, Plan plan) {
    this.home = home;
    this.shape = shape;
    this.plan = plan;
  }

  /** Returns only if another platform owns this home. Otherwise the JVM runs until SIGTERM. */
  int run() throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                home.run("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // The operating system releases the lock however this JVM ends.
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new UsageProblem("Quizcast already runs here; ./quizcast down stops it.");
      }
      Progress progress = new Progress(home.run("progress"));
      OwnedProcess.record(ProcessHandle.current(), home.pidFile(LAUNCHER));
      shape.save(home);
      plan.writeOperatorFiles();
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "platform-shutdown"));
      try {
        startAll(progress);
        progress.ready();
      } catch (CompletionException e) {
        progress.failed();
      }
      stopped.await();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private void startAll(Progress progress) throws IOException {
    rotateLogs();
    ROTATION.scheduleAtFixedRate(this::rotateLogs, 1, 1, TimeUnit.SECONDS);
    CompletableFuture<Void> edge = launch(plan.edge(), progress);
    all(plan.servers().stream().map(server -> launch(server, progress)).toList()).join();
    for (String missing : plan.unbuilt()) {
      progress.line("  %-20s        not built, left out".formatted(missing));
    }
    all(plan.services().stream().map(service -> launch(service, progress)).toList()).join();
    edge.join();
  }

  /** Limits the disk space of logs, even if a caller makes a service log without end. */
  private void rotateLogs() {
    for (ServerProgram program : plan.all().toList()) {
      try {
        home.rotateLog(program.name());
      } catch (IOException e) {
        Progress.log("the log of %s is not rotated: %s".formatted(program.name(), e.getMessage()));
      }
    }
  }

  private static CompletableFuture<Void> all(List<CompletableFuture<Void>> parts) {
    return CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<Void> launch(ServerProgram program, Progress progress) {
    Supervisor supervisor = new Supervisor(program, home);
    synchronized (supervisors) {
      supervisors.add(supervisor);
    }
    return supervisor
        .start()
        .whenComplete((took, problem) -> progress.line(row(program, took, problem)))
        .thenApply(_ -> null);
  }

  private String row(ServerProgram program, Duration took, Throwable problem) {
    if (problem == null) {
      return "  %-20s :%-6d ready  %4.1f s"
          .formatted(program.name(), program.port(), took.toMillis() / 1000.0);
    }
    return "  %-20s :%-6d FAILED %s%n    see %s"
        .formatted(program.name(), program.port(), problem.getMessage(), home.log(program.name()));
  }

  private void stop() {
    synchronized (supervisors) {
      supervisors.forEach(Supervisor::leave);
      supervisors.forEach(Supervisor::awaitLeft);
    }
    new Shutdown(home, plan).run();
    Progress.log("stopped");
  }
}
