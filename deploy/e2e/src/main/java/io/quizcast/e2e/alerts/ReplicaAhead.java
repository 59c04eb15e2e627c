package io.quizcast.e2e.alerts;

import io.quizcast.e2e.platform.Probe;
import io.quizcast.e2e.platform.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An additional replica of a running service, whose clock is ahead. Works on Linux only. */
final class ReplicaAhead implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  private final Process process;

  /**
   * @param pid process id of the replica whose command and settings are copied
   * @param ahead how far its clock is ahead, such as {@code +3s}
   */
  ReplicaAhead(long pid, int port, String ahead, Path log) throws IOException, NotPossible {
    Path like = Path.of("/proc", String.valueOf(pid));
    List<String> command = new ArrayList<>(words(like.resolve("cmdline")));
    // Only the platform's own replicas record an AOT cache.
    command.removeIf(argument -> argument.startsWith("-XX:AOTCacheOutput"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(like.resolve("cwd").toRealPath().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    for (String setting : words(like.resolve("environ"))) {
      String[] pair = setting.split("=", 2);
      builder.environment().put(pair[0], pair[1]);
    }
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    builder.environment().put("LD_PRELOAD", library().toString());
    builder.environment().put("FAKETIME", ahead);
    builder.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    process = builder.start();
  }

  /** Returns when the replica accepts requests. */
  void awaitUp(int port) throws IOException, InterruptedException {
    boolean isUp =
        Waiting.until(START_LIMIT, () -> Probe.listens(port) || !process.isAlive())
            && process.isAlive();
    if (!isUp) {
      throw new IOException("the replica whose clock is ahead did not start");
    }
  }

  private static List<String> words(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return List.of(text.split("\0"));
  }

  private static Path library() throws IOException, NotPossible {
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-*")) {
      for (Path folder : folders) {
        Path library = folder.resolve("faketime/libfaketime.so.1");
        if (Files.exists(library)) {
          return library;
        }
      }
    }
    throw new NotPossible("libfaketime is not installed");
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
