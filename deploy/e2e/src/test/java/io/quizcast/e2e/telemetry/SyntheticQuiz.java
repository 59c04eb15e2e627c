package io.quizcast.e2e.telemetry;

import io.quizcast.e2e.platform.RunningPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code ./quizcast swarm probe} as it runs beside a platform. */
final class SyntheticQuiz implements AutoCloseable {
  private final Process process;
  private final int port = PrometheusServer.freePort();

  SyntheticQuiz(RunningPlatform platform, Path folder) throws IOException {
    Files.createDirectories(folder);
    ProcessBuilder builder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("../swarm/target/quizcast-swarm-1.0.0-SNAPSHOT.jar").toString(),
                "probe",
                "--base=" + platform.api().base(),
                "--home=" + folder.resolve("swarm"),
                "--every=5",
                "--start-in=6",
                "--listen=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("probe.log").toFile());
    builder.environment().put("QUIZCAST_ADMIN_PASSWORD", platform.adminPassword());
    process = builder.start();
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
