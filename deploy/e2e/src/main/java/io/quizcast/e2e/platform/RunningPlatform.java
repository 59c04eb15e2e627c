package io.quizcast.e2e.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.contracts.game.CommandSeal;
import io.quizcast.swarm.account.PublicApi;
import io.quizcast.swarm.quiz.AdminSession;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The running local platform: its processes by name, and the addresses derived from a port. */
public final class RunningPlatform {

  /**
   * @param pid id of the process itself, not of its supervisor
   */
  public record Member(String name, long pid, int port) {

    /** The name of the service without the replica number. */
    public String service() {
      return name.replaceFirst("[-#.]?\\d+$", "");
    }
  }

  static final int POSTGRES = 30;
  static final int REDIS = 31;
  static final int KAFKA = 32;

  private final Path script;
  private final int basePort;
  private final Path home;
  private List<Member> shape = List.of();

  /**
   * @param script {@code ./quizcast}
   */
  public RunningPlatform(Path script, int basePort, Path home) {
    this.script = script.toAbsolutePath();
    this.basePort = basePort;
    this.home = home;
  }

  /** Thrown if a command needs a running platform and there is none. */
  public static final class NotUp extends IOException {
    private static final long serialVersionUID = 1L;

    private NotUp() {
      super("The platform is not up: ./quizcast up");
    }
  }

  /**
   * The platform that is described by the environment variables of {@code ./quizcast}, as soon as
   * every process is up.
   *
   * @throws NotUp if that takes longer than a minute
   */
  public static RunningPlatform ofEnvironment() throws IOException, InterruptedException {
    var env = System.getenv();
    RunningPlatform platform =
        new RunningPlatform(
            Path.of(env.getOrDefault("QUIZCAST_SCRIPT", "./quizcast")),
            Integer.parseInt(env.getOrDefault("QUIZCAST_PORT", "8080")),
            Path.of(env.getOrDefault("QUIZCAST_HOME", ".quizcast")));
    if (!platform.awaitUp(Duration.ofMinutes(1))) {
      throw new NotUp();
    }
    return platform;
  }

  public PublicApi api() {
    return new PublicApi(URI.create("http://127.0.0.1:" + basePort));
  }

  public Path home() {
    return home;
  }

  /** The root of the clone from which the platform runs. */
  public Path repository() {
    Path folder = script.getParent();
    return folder == null ? script : folder;
  }

  /** A new session of the admin. */
  public AdminSession admin() throws IOException, InterruptedException {
    return AdminSession.open(api(), "admin@quizcast.local", adminPassword());
  }

  /** The folder for what bots record in a game. */
  public Path records(long quizId) {
    return home.resolve("swarm/games").resolve(String.valueOf(quizId));
  }

  /** Settings of a Kafka client with all rights. */
  public Map<String, Object> kafka() throws IOException {
    Properties file = new Properties();
    try (var in = Files.newBufferedReader(home.resolve("run/kafka-operator.properties"))) {
      file.load(in);
    }
    Map<String, Object> settings = new HashMap<>();
    file.stringPropertyNames().forEach(key -> settings.put(key, file.getProperty(key)));
    return settings;
  }

  /** Like {@link #kafka()}, with additional settings. */
  public Map<String, Object> kafka(Map<String, Object> more) throws IOException {
    Map<String, Object> settings = kafka();
    settings.putAll(more);
    return settings;
  }

  /** A Redis connection with all rights; the caller closes it. */
  public RedisConnection redis() throws IOException {
    return new RedisConnection(basePort + REDIS, "operator", derived("REDIS", "operator"));
  }

  /** Addresses of the gateways, so that clients can bypass the edge. */
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
        DriverManager.getConnection(url, name + "_app", derived("POSTGRES", name + "_app"));
    connection.setReadOnly(true);
    return connection;
  }

  /** Seals commands as gateways do. */
  public CommandSeal gatewaySeal() throws IOException {
    return new CommandSeal(secret("QUIZCAST_GATEWAY_HMAC_KEY"));
  }

  public String adminPassword() throws IOException {
    Optional<String> given = Optional.ofNullable(System.getenv("QUIZCAST_ADMIN_PASSWORD"));
    return given.isPresent() ? given.get() : secret("QUIZCAST_ADMIN_PASSWORD");
  }

  /**
   * The current processes. Names and ports are read once. Pids are read from the platform's pid
   * files, because {@code ./quizcast ps} would start a JVM and delay the next fault.
   */
  public List<Member> members() throws IOException, InterruptedException {
    List<Member> members = new ArrayList<>();
    for (Member one : shape()) {
      members.add(new Member(one.name(), pid(one.name()), one.port()));
    }
    return members;
  }

  private synchronized List<Member> shape() throws IOException, InterruptedException {
    if (shape.isEmpty()) {
      JsonNode list = new ObjectMapper().readTree(run(Duration.ofSeconds(60), "ps", "--json"));
      List<Member> found = new ArrayList<>();
      for (JsonNode one : list) {
        if (one.path("port").asInt() > 0) {
          found.add(new Member(one.path("name").asText(), 0, one.path("port").asInt()));
        }
      }
      shape = List.copyOf(found);
    }
    return shape;
  }

  /** The pid, or 0 while the process is down. */
  private long pid(String name) throws IOException {
    Path file = home.resolve("run").resolve(name + ".pid");
    try {
      long pid = Long.parseLong(Files.readString(file).trim().split(" ")[0]);
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false) ? pid : 0;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /**
   * Waits until every process is up again.
   *
   * @return whether they are
   */
  public boolean awaitUp(Duration patience) throws IOException, InterruptedException {
    return Waiting.until(
        patience,
        () -> {
          boolean up = true;
          for (Member member : members()) {
            up &= isUp(member);
          }
          return up;
        });
  }

  private boolean isUp(Member member) throws InterruptedException {
    return member.pid() > 0
        && (member.service().endsWith("-service") || member.service().endsWith("-gateway")
            ? Probe.isReady(member.port())
            : Probe.listens(member.port()));
  }

  /** Stops a process gracefully and returns when its successor is ready. */
  public void restart(Member member, Duration patience) throws IOException, InterruptedException {
    Signals.send("TERM", member.pid());
    awaitSuccessor(member, patience);
  }

  /** Waits until another process of this name is ready. */
  public void awaitSuccessor(Member gone, Duration patience)
      throws IOException, InterruptedException {
    boolean isBack =
        Waiting.until(
            patience,
            () -> {
              Member now = new Member(gone.name(), pid(gone.name()), gone.port());
              return now.pid() != gone.pid() && isUp(now);
            });
    if (!isBack) {
      throw new IOException(gone.name() + " did not come back");
    }
  }

  /**
   * The replica of quiz-service that runs the games of a partition, according to the logs of the
   * replicas.
   */
  public Optional<Member> owner(int partition) throws IOException, InterruptedException {
    String mark = "partition " + partition + " from offset ";
    String latest = "";
    Member owner = null;
    for (Member member : members()) {
      if (!member.service().equals("quiz-service") || member.pid() == 0) {
        continue;
      }
      for (String line : Files.readAllLines(home.resolve("logs").resolve(member.name() + ".log"))) {
        if (line.contains(mark) && line.compareTo(latest) > 0) {
          latest = line;
          owner = member;
        }
      }
    }
    return Optional.ofNullable(owner);
  }

  /** The partition of the commands and events of a quiz. */
  public int partitionOf(long quizId) throws SQLException, IOException {
    try (Connection quizzes = database("quiz");
        PreparedStatement select =
            quizzes.prepareStatement("SELECT partition FROM quizzes WHERE id = ?")) {
      select.setLong(1, quizId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IOException("no quiz " + quizId);
        }
        return row.getInt(1);
      }
    }
  }

  /** The lease of a partition. */
  public String lease(int partition) throws SQLException, IOException {
    try (Connection quizzes = database("quiz");
        PreparedStatement select =
            quizzes.prepareStatement(
                "SELECT 'epoch ' || epoch || ' of ' || coalesce(left(owner::text, 8), 'nobody')"
                    + " FROM game_partition WHERE partition = ?")) {
      select.setInt(1, partition);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : "none";
      }
    }
  }

  /** The lines that {@code ./quizcast replay} prints, whatever its outcome. */
  public List<String> replay(long quizId) throws IOException, InterruptedException {
    try {
      return run(Duration.ofMinutes(1), "replay", String.valueOf(quizId)).lines().toList();
    } catch (IOException e) {
      return List.of(String.valueOf(e.getMessage()).split("\n", -1));
    }
  }

  /** The output of a {@code ./quizcast} command. */
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

  /** The platform derives the passwords of a server's users from one secret. */
  private String derived(String server, String user) throws IOException {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((secret(server) + ":" + user).getBytes(UTF_8));
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
