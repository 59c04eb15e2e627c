package io.quizcast.e2e.telemetry;

import io.quizcast.e2e.platform.RunningPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A process of {@code ./quizcast swarm probe} that plays on a running platform. */
public final class SyntheticQuiz implements AutoCloseable {
  private final Process process;

  /**
   * @param port the port of its metrics
   * @param patience how long a quiz may make no progress
   */
  public SyntheticQuiz(RunningPlatform platform, Path folder, int port, Duration patience)
      throws IOException {
    Files.createDirectories(folder);
    ProcessBuilder builder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                io.quizcast.swarm.Main.class.getName(),
                "probe",
                "--base=" + platform.api().base(),
                "--home=" + folder.resolve("swarm"),
                "--every=5",
                "--start-in=12",
                "--patience=" + patience.toSeconds(),
                "--listen=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("probe.log").toFile());
    builder.environment().put("QUIZCAST_ADMIN_PASSWORD", platform.adminPassword());
    process = builder.start();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
