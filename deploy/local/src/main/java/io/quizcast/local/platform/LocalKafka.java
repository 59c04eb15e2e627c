package io.quizcast.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka broker with its own controller, as a child JVM. It is ready when the topics exist. Data
 * survives {@code kill -9}.
 */
public final class LocalKafka implements ServerProgram {
  private final Path folder;
  private final int port;
  private final int controllerPort;
  private final List<String> extra;
  private final @Nullable KafkaAccess access;

  private LocalKafka(
      Path folder, int port, int controllerPort, List<String> extra, @Nullable KafkaAccess access) {
    this.folder = folder;
    this.port = port;
    this.controllerPort = controllerPort;
    this.extra = extra;
    this.access = access;
  }

  /** A broker that outlives this JVM and on which every client authenticates. */
  public static LocalKafka lasting(Path folder, int port, int controllerPort, KafkaAccess access) {
    return new LocalKafka(folder, port, controllerPort, List.of(), access);
  }

  /** A broker that ends with this JVM, even if the JVM is killed. */
  public static LocalKafka ofThisJvm(Path folder, int port, int controllerPort) {
    return new LocalKafka(folder, port, controllerPort, untilThisJvmEnds(), null);
  }

  /** Like {@link #ofThisJvm}, with authentication and access lists. */
  public static LocalKafka secured(Path folder, int port, int controllerPort, KafkaAccess access) {
    return new LocalKafka(folder, port, controllerPort, untilThisJvmEnds(), access);
  }

  private static List<String> untilThisJvmEnds() {
    return List.of(Long.toString(ProcessHandle.current().pid()));
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(KafkaBroker.readyFile(folder));
    if (access != null) {
      access.write(KafkaBroker.accessFile(folder));
    }
  }

  @Override
  public List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            // Starts faster, and the load of one machine does not need the optimising compiler.
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.util.logging.manager=java.util.logging.LogManager",
            "-cp",
            OwnClassPath.absolute(),
            KafkaBroker.class.getName(),
            folder.toAbsolutePath().toString(),
            Integer.toString(port),
            Integer.toString(controllerPort)));
    command.addAll(extra);
    return command;
  }

  @Override
  public boolean isReady(long pid) {
    try {
      return Files.readString(KafkaBroker.readyFile(folder)).equals(Long.toString(pid));
    } catch (IOException e) {
      return false;
    }
  }
}
