package io.quizcast.local.launch;

import io.quizcast.local.platform.OwnedProcess;
import io.quizcast.local.platform.Readiness;
import io.quizcast.local.platform.ServerProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one program running until {@link #leave()}: adopts the process of a killed platform or
 * starts one, and restarts it whenever it ends: the first time immediately, then with exponential
 * backoff. Runs on a thread of its own.
 */
final class Supervisor {
  /**
   * Generous, because on a busy machine a service takes minutes to start and a restart would take
   * even longer.
   */
  private static final Duration START_LIMIT = Duration.ofSeconds(300);

  private static final Duration ADOPTED_READY_LIMIT = Duration.ofSeconds(5);
  private static final Duration LEAVE_LIMIT = Duration.ofSeconds(10);
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** A process that has run for this long resets the backoff. */
  private static final Duration STEADY = Duration.ofSeconds(30);

  private static final int STARTS_BEFORE_GIVING_UP = 3;

  private final ServerProgram program;
  private final Home home;
  private final CompletableFuture<Duration> ready = new CompletableFuture<>();
  private final CountDownLatch leaving = new CountDownLatch(1);
  private final Thread thread;

  Supervisor(ServerProgram program, Home home) {
    this.program = program;
    this.home = home;
    this.thread = Thread.ofPlatform().name("supervisor-" + program.name()).unstarted(this::run);
  }

  ServerProgram program() {
    return program;
  }

  /**
   * Completes, when the program is ready for the first time, with the time that this took. After
   * three failed starts it completes with an error that gives the reason, but the supervision
   * continues.
   */
  CompletableFuture<Duration> start() {
    thread.start();
    return ready;
  }

  /** Stops supervision; the process keeps running. */
  void leave() {
    leaving.countDown();
    thread.interrupt();
  }

  /** Waits, after {@link #leave()}, until the program's preparation is no longer at work. */
  void awaitLeft() {
    try {
      // Not join(Duration), which refuses a thread that has not started.
      thread.join(LEAVE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long begun = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    int vain = 0;
    @Nullable OwnedProcess adopted = adopt().orElse(null);
    while (!isLeaving()) {
      long started = System.nanoTime();
      String problem = null;
      String end = "ended";
      try {
        OwnedProcess process = adopted != null ? adopted : startProcess();
        boolean usable = adopted != null || Readiness.await(program, process, START_LIMIT);
        adopted = null;
        if (usable) {
          program.afterStart();
          ready.complete(Duration.ofNanos(System.nanoTime() - begun));
          vain = 0;
          awaitEnd(process);
          OptionalInt code = process.exitCode();
          end = code.isPresent() ? "ended with code " + code.getAsInt() : end;
        } else if (!isLeaving()) {
          problem = process.isAlive() ? "is not ready in time" : "ended while starting";
          process.stop(program.stopSignal(), program.stopGrace());
          program.afterFailedStart();
        }
      } catch (IOException | RuntimeException e) {
        problem = e.getMessage();
      }
      if (isLeaving()) {
        return;
      }
      if (problem != null && ++vain >= STARTS_BEFORE_GIVING_UP) {
        ready.completeExceptionally(new UsageProblem(program.name() + " " + problem));
      }
      if (System.nanoTime() - started > STEADY.toNanos()) {
        pause = FIRST_PAUSE;
      }
      Progress.log(
          "%s %s; starts again in %d ms"
              .formatted(program.name(), problem == null ? end : problem, pause.toMillis()));
      sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private Optional<OwnedProcess> adopt() {
    Optional<OwnedProcess> found = OwnedProcess.find(home.pidFile(program.name()));
    if (found.isEmpty()) {
      return found;
    }
    OwnedProcess process = found.get();
    if (program.adopts(process.started())
        && Readiness.await(program, process, ADOPTED_READY_LIMIT)) {
      Progress.log("%s still runs (pid %d): kept".formatted(program.name(), process.pid()));
      return found;
    }
    Progress.log(
        "%s of an earlier run (pid %d) is stopped".formatted(program.name(), process.pid()));
    process.stop(program.stopSignal(), program.stopGrace());
    return Optional.empty();
  }

  private OwnedProcess startProcess() throws IOException {
    requireFreePort();
    program.prepare();
    Path log = home.log(program.name());
    ProcessBuilder builder =
        new ProcessBuilder(program.command())
            .directory(program.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(key -> key.startsWith("QUARKUS_"));
    builder.environment().remove(Secrets.ADMIN_PASSWORD);
    builder.environment().putAll(program.environment());
    return OwnedProcess.start(builder, home.pidFile(program.name()));
  }

  private void requireFreePort() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), program.port()));
    } catch (IOException e) {
      throw new IOException(
          "cannot start: port %d is taken by another program (QUIZCAST_PORT moves all ports)"
              .formatted(program.port()),
          e);
    }
  }

  /** Polls, because an adopted process is not a child of this JVM and its end is not reported. */
  private void awaitEnd(OwnedProcess process) {
    CompletableFuture<ProcessHandle> exit = process.onExit();
    while (process.isAlive() && !isLeaving()) {
      try {
        exit.get(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        continue;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private boolean isLeaving() {
    return leaving.getCount() == 0;
  }

  private void sleep(Duration pause) {
    try {
      leaving.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return;
    }
  }
}
