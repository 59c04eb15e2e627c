package io.quizcast.e2e.platform;

import io.quizcast.e2e.telemetry.OtlpReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The whole platform as the launcher starts it, with its own ports and data. It is started once per
 * JVM, without rate limits, and with two replicas of each service that may have several.
 */
public final class TestedPlatform {
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final Path HOME = Path.of("target/platform").toAbsolutePath();
  private static final Duration START_LIMIT = Duration.ofMinutes(4);
  private static final int PORTS = 34;

  /** Of this many answers one is traced. */
  public static final int ONE_ANSWER_TRACED_IN = 10;

  /**
   * The lock of tests that play with bots beside other tests. Bots have the same accounts in every
   * game, so only one of their games may run at a time.
   */
  public static final String BOTS = "bots";

  private static RunningPlatform running;
  private static IOException failed;
  private static OtlpReceiver traces;

  private TestedPlatform() {}

  public static synchronized RunningPlatform get() throws IOException, InterruptedException {
    if (failed != null) {
      // Another start would delete the files of processes that may still run.
      throw new IOException("the platform did not start for an earlier test", failed);
    }
    if (running == null) {
      String given = System.getenv("QUIZCAST_TESTED_PORT");
      try {
        running = given == null ? start() : already(Integer.parseInt(given));
      } catch (IOException e) {
        failed = e;
        throw e;
      }
    }
    return running;
  }

  /** The receiver of the platform's traces; requires that {@link #get} has started the platform. */
  public static synchronized OtlpReceiver traces() {
    if (traces == null) {
      throw new IllegalStateException("a platform that runs already sends its traces elsewhere");
    }
    return traces;
  }

  /** A platform started with {@code ./quizcast up}, for examining a failure. */
  private static RunningPlatform already(int port) {
    return new RunningPlatform(
        REPOSITORY.resolve("quizcast"), port, REPOSITORY.resolve(".quizcast"));
  }

  private static RunningPlatform start() throws IOException, InterruptedException {
    forget();
    Files.createDirectories(HOME.resolve("logs"));
    int port = freePorts();
    traces = OtlpReceiver.start();
    up(port);
    return new RunningPlatform(REPOSITORY.resolve("quizcast"), port, HOME);
  }

  private static void up(int port) throws IOException, InterruptedException {
    Files.deleteIfExists(HOME.resolve("run/progress"));
    Process launcher = launcher(port, "up", "--scale=quiz-service=2", "--scale=realtime-gateway=2");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launcher), "platform-down"));
    awaitReady(launcher);
  }

  private static Process launcher(int port, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dquizcast.repository=" + REPOSITORY,
                "-cp",
                REPOSITORY
                    .resolve("deploy/local/target/quizcast-local-1.0.0-SNAPSHOT.jar")
                    .toString(),
                "io.quizcast.local.launch.Launcher"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(HOME.resolve("logs/launcher.log").toFile());
    builder.environment().put("QUIZCAST_HOME", HOME.toString());
    builder.environment().put("QUIZCAST_PORT", String.valueOf(port));
    builder.environment().put("QUIZCAST_RATE_LIMITS", "off");
    // Recording an AOT cache would slow every service down and delay its shutdown.
    builder.environment().put("QUIZCAST_START_CACHE", "off");
    // The services restart often and end after minutes, before the optimising compiler would pay
    // off. Their classes are verified by the platform of the pages' journeys.
    builder
        .environment()
        .put(
            "JAVA_TOOL_OPTIONS",
            "-XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions"
                + " -XX:-BytecodeVerificationRemote");
    // Hundreds of bots sign up, so hashes are cheap. The cost of a real one is measured by
    // ./quizcast bench.
    builder.environment().put("QUIZCAST_PASSWORDS_MEMORY_KIB", "7168");
    builder.environment().put("QUIZCAST_PASSWORDS_ITERATIONS", "1");
    builder.environment().put("QUIZCAST_OTLP_ENDPOINT", traces.endpoint());
    builder
        .environment()
        .put("QUIZCAST_TRACES_ONE_ANSWER_IN", Integer.toString(ONE_ANSWER_TRACED_IN));
    return builder.start();
  }

  private static void awaitReady(Process launcher) throws IOException, InterruptedException {
    Path progress = HOME.resolve("run/progress");
    long until = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < until && launcher.isAlive()) {
      List<String> lines = Files.exists(progress) ? Files.readAllLines(progress) : List.of();
      if (lines.contains("@ready")) {
        return;
      }
      if (lines.contains("@failed")) {
        break;
      }
      launcher.waitFor(200, TimeUnit.MILLISECONDS);
    }
    String said = Files.exists(progress) ? Files.readString(progress) : "";
    throw new IOException("the platform did not start; " + HOME.resolve("logs") + "\n" + said);
  }

  private static void stop(Process launcher) {
    launcher.destroy();
    try {
      launcher.waitFor(240, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops the platform that an earlier run left behind, through its normal shutdown. */
  private static void forget() throws IOException {
    if (Files.exists(HOME)) {
      try (Stream<Path> files = Files.walk(HOME)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static int freePorts() {
    for (int base = 20_000; base < 60_000; base += 100) {
      if (areFree(base)) {
        return base;
      }
    }
    throw new IllegalStateException("no free ports");
  }

  private static boolean areFree(int base) {
    for (int port = base; port < base + PORTS; port++) {
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        if (!probe.isBound()) {
          return false;
        }
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }
}
