package io.quizcast.local.launch;

import io.quizcast.local.platform.ServerProgram;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One replica of a Quarkus service. */
final class Service implements ServerProgram {
  private static final int PROBE_MILLIS = 3_000;
  private static final Path NICE = Path.of("/usr/bin/nice");
  private static final Duration STOP_GRACE = Duration.ofSeconds(20);
  private static final Duration RECORDED_STOP_GRACE = Duration.ofSeconds(120);

  private final String name;
  private final int port;
  private final Path jar;
  private final Path folder;
  private final List<String> jvmOptions;
  private final Map<String, String> environment;
  private final StartCache startCache;
  private final boolean yields;

  /**
   * @param yields whether other services get CPU time first
   */
  Service(
      String name,
      int port,
      Path jar,
      Path folder,
      List<String> jvmOptions,
      StartCache startCache,
      boolean yields,
      Map<String, String> environment) {
    this.name = name;
    this.port = port;
    this.jar = jar;
    this.folder = folder;
    this.jvmOptions = jvmOptions;
    this.startCache = startCache;
    this.yields = yields;
    this.environment = environment;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Path folder() {
    return folder;
  }

  /** Whether the module has been built. */
  boolean isBuilt() {
    return Files.exists(jar);
  }

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(folder);
  }

  @Override
  public List<String> command() throws IOException {
    List<String> command = new ArrayList<>();
    if (yields && Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "5"));
    }
    command.add(Jvm.java());
    command.addAll(jvmOptions);
    command.addAll(Jvm.COMMON);
    command.addAll(startCache.options());
    command.add("-jar");
    command.add(jar.toAbsolutePath().toString());
    return command;
  }

  /**
   * Runs another main class of the service with its settings, on this terminal, without starting
   * the service.
   *
   * @return its exit code
   */
  int runBeside(String mainClass, String... arguments) throws IOException, InterruptedException {
    Path app = jar.resolveSibling("app");
    Path libraries = jar.resolveSibling("lib");
    List<String> command = new ArrayList<>(List.of(Jvm.java()));
    command.addAll(Jvm.COMMON);
    command.addAll(
        List.of(
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            String.join(
                File.pathSeparator,
                app + "/*",
                libraries.resolve("main") + "/*",
                libraries.resolve("boot") + "/*"),
            mainClass));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(environment);
    return builder.start().waitFor();
  }

  /**
   * Runs the service from its sources on this terminal and compiles it again whenever they change.
   *
   * @return Maven's exit code
   */
  int develop(Path repository) throws IOException, InterruptedException {
    prepare();
    // Compiling is not enough, because Maven also looks for the test classes that modules share.
    ProcessBuilder builder =
        new ProcessBuilder(
                "mvn",
                "-q",
                "-B",
                "-pl",
                name,
                "-am",
                "test-compile",
                "quarkus:dev",
                "-Dspotless.check.skip",
                "-Ddebug=false",
                "-Djvm.args=" + compilerFlags(repository),
                "-Dquarkus.test.continuous-testing=disabled")
            .directory(repository.toFile())
            .inheritIO();
    builder.environment().putAll(environment);
    return builder.start().waitFor();
  }

  /**
   * The options that Error Prone needs in a JVM that compiles. Maven has them, and here the service
   * compiles too.
   */
  private static String compilerFlags(Path repository) throws IOException {
    return Files.readAllLines(repository.resolve(".mvn/jvm.config")).stream()
        .filter(flag -> flag.startsWith("--add-"))
        .collect(Collectors.joining(" "));
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  /** Keeps a running process unless the build is newer. */
  @Override
  public boolean adopts(Instant started) {
    try {
      return Files.getLastModifiedTime(jar).toInstant().isBefore(started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterFailedStart() throws IOException {
    startCache.distrust();
  }

  @Override
  public Duration stopGrace() {
    return startCache.isRecording() ? RECORDED_STOP_GRACE : STOP_GRACE;
  }

  @Override
  public boolean isReady(long pid) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL().openConnection();
      connection.setConnectTimeout(PROBE_MILLIS);
      connection.setReadTimeout(PROBE_MILLIS);
      try {
        return connection.getResponseCode() == 200;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
