package io.quizcast.e2e.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.swarm.account.PublicApi;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The local platform as it runs: its processes by name, and the addresses that follow from a port.
 */
public final class RunningPlatform {

  /**
   * @param pid of the process itself, not of its supervisor
   */
  public record Member(String name, long pid, int port, String state) {
    boolean isUp() {
      return pid > 0 && "ready".equals(state);
    }

    /** The service without the number of the replica. */
    public String service() {
      return name.replaceFirst("[-#.]?\\d+$", "");
    }
  }

  private static final int POSTGRES = 30;
  private static final int REDIS = 31;
  private static final int KAFKA = 32;

  private final Path script;
  private final int basePort;
  private final Path home;

  /**
   * @param script {@code ./quizcast}
   */
  public RunningPlatform(Path script, int basePort, Path home) {
    this.script = script.toAbsolutePath();
    this.basePort = basePort;
    this.home = home;
  }

  /** From the environment {@code ./quizcast} gives its children. */
  public static RunningPlatform ofEnvironment() {
    var env = System.getenv();
    return new RunningPlatform(
        Path.of(env.getOrDefault("QUIZCAST_SCRIPT", "./quizcast")),
        Integer.parseInt(env.getOrDefault("QUIZCAST_PORT", "8080")),
        Path.of(env.getOrDefault("QUIZCAST_HOME", ".quizcast")));
  }

  public PublicApi api() {
    return new PublicApi(URI.create("http://127.0.0.1:" + basePort));
  }

  public Path home() {
    return home;
  }

  public String kafka() {
    return "127.0.0.1:" + (basePort + KAFKA);
  }

  public int redisPort() {
    return basePort + REDIS;
  }

  /** Straight to the gateways, so that what is measured or killed is not the edge. */
  public List<URI> gateways() throws IOException, InterruptedException {
    return members().stream()
        .filter(member -> member.service().contains("gateway"))
        .map(member -> URI.create("ws://127.0.0.1:" + member.port()))
        .toList();
  }

  /** A read-only connection; the caller closes it. */
  public Connection database(String name) throws SQLException, IOException {
    String url = "jdbc:postgresql://127.0.0.1:" + (basePort + POSTGRES) + "/" + name;
    Connection connection =
        DriverManager.getConnection(url, name + "_app", databasePassword(name + "_app"));
    connection.setReadOnly(true);
    return connection;
  }

  public String adminPassword() throws IOException {
    Optional<String> given = Optional.ofNullable(System.getenv("QUIZCAST_ADMIN_PASSWORD"));
    return given.isPresent() ? given.get() : secret("QUIZCAST_ADMIN_PASSWORD");
  }

  public List<Member> members() throws IOException, InterruptedException {
    JsonNode list = new ObjectMapper().readTree(run(Duration.ofSeconds(20), "ps", "--json"));
    List<Member> members = new ArrayList<>();
    for (JsonNode one : list) {
      members.add(
          new Member(
              one.path("name").asText(),
              one.path("pid").asLong(),
              one.path("port").asInt(),
              one.path("state").asText()));
    }
    return members;
  }

  /**
   * Waits until every process is up again.
   *
   * @return whether they are
   */
  public boolean awaitUp(Duration patience) throws IOException, InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < until) {
      List<Member> members = members();
      if (!members.isEmpty() && members.stream().allMatch(Member::isUp)) {
        return true;
      }
      Thread.sleep(250);
    }
    return false;
  }

  public void restart(String name) throws IOException, InterruptedException {
    run(Duration.ofMinutes(1), "restart", name);
  }

  /** What {@code ./quizcast} printed. */
  public String run(Duration patience, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("QUIZCAST_PORT", String.valueOf(basePort));
    builder.environment().put("QUIZCAST_HOME", home.toAbsolutePath().toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(patience.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
        || process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + output);
    }
    return output;
  }

  /** The platform derives one per role from one secret. */
  private String databasePassword(String role) throws IOException {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((secret("POSTGRES") + ":" + role).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String secret(String name) throws IOException {
    Path file = home.resolve("secrets");
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow(() -> new IOException(file + " does not know " + name));
  }
}
