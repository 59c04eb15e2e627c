package io.quizcast.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL, Redis and Kafka with empty data, on free ports, until this JVM ends. If a JVM is
 * killed, the next one removes what it left behind.
 */
public final class TemporaryServers {
  private static final String PREFIX = "quizcast-servers-";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final String PASSWORD = "local-tests-only";

  private final Path folder;
  private final LocalPostgres postgres;
  private final LocalRedis redis;
  private final LocalKafka kafka;
  private final List<OwnedProcess> processes = new ArrayList<>();

  private TemporaryServers(Path folder) {
    FreePorts ports = new FreePorts();
    this.folder = folder;
    this.postgres =
        new LocalPostgres(
            folder.resolve("postgres"),
            ports.next(),
            LocalPostgres.Durability.NONE,
            role -> PASSWORD);
    this.redis = LocalRedis.temporary(folder.resolve("redis"), ports.next());
    this.kafka = LocalKafka.ofThisJvm(folder.resolve("kafka"), ports.next(), ports.next());
  }

  /** Starts all three in parallel, and returns when they are ready (5 to 8 s). */
  public static TemporaryServers start() {
    try {
      sweep();
      Path folder = Files.createTempDirectory(PREFIX);
      OwnedProcess.record(ProcessHandle.current(), folder.resolve("owner"));
      TemporaryServers servers = new TemporaryServers(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(servers::stop, "servers-shutdown"));
      CompletableFuture.allOf(
              servers.launch(servers.kafka),
              servers.launch(servers.postgres),
              servers.launch(servers.redis))
          .orTimeout(2 * START_LIMIT.toSeconds(), TimeUnit.SECONDS)
          .join();
      return servers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public LocalPostgres postgres() {
    return postgres;
  }

  public LocalRedis redis() {
    return redis;
  }

  public LocalKafka kafka() {
    return kafka;
  }

  /** The password of every role. */
  public String password() {
    return PASSWORD;
  }

  private CompletableFuture<Void> launch(ServerProgram program) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("start-" + program.name())
        .daemon()
        .start(
            () -> {
              try {
                run(program);
                done.complete(null);
              } catch (IOException | RuntimeException e) {
                done.completeExceptionally(new CompletionException(program.name(), e));
              }
            });
    return done;
  }

  private void run(ServerProgram program) throws IOException {
    program.prepare();
    Path log = folder.resolve(program.name() + ".log");
    OwnedProcess process =
        OwnedProcess.start(
            new ProcessBuilder(program.command())
                .directory(program.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()),
            folder.resolve(program.name() + ".pid"));
    synchronized (processes) {
      processes.add(process);
    }
    if (!Readiness.await(program, process, START_LIMIT)) {
      throw new IllegalStateException(
          program.name() + " did not start; its log says:\n" + Files.readString(log));
    }
    program.afterStart();
  }

  private void stop() {
    synchronized (processes) {
      processes.forEach(OwnedProcess::kill);
    }
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      // The next start will try to delete the folder again.
      return;
    }
  }

  private static void sweep() throws IOException {
    Path tmp = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(tmp, PREFIX + "*")) {
      for (Path folder : folders) {
        Path owner = folder.resolve("owner");
        if (Files.exists(owner) && OwnedProcess.find(owner).isEmpty()) {
          try (DirectoryStream<Path> pids = Files.newDirectoryStream(folder, "*.pid")) {
            pids.forEach(pid -> OwnedProcess.find(pid).ifPresent(OwnedProcess::kill));
          }
          Folders.delete(folder);
        }
      }
    }
  }
}
