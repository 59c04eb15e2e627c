package io.quizcast.local.launch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quizcast.local.platform.LocalPostgres;
import io.quizcast.local.platform.OwnedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the parts of a platform without services and checks what clients see. */
class PlatformJourneyTest {
  private static final Duration START = Duration.ofSeconds(120);

  @TempDir Path folder;
  private Home home;
  private int port;

  @BeforeEach
  void prepare() throws IOException {
    // The script creates the folder before the launcher starts, with the permissions of its caller.
    home = Home.at(Files.createDirectory(folder.resolve("home")));
    port = freeBlock();
  }

  @AfterEach
  void stop() throws Exception {
    command("down");
  }

  @Test
  void dataAndServersSurviveTheKillOfAnyProcess() throws Exception {
    up();
    assertThat(Files.getPosixFilePermissions(home.secrets()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    execute("CREATE TABLE kept (id int)");
    execute("INSERT INTO kept VALUES (1)");
    long postgres = pid("postgres");
    long kafka = pid("kafka");

    // The launcher is killed. Its servers keep running, and the next launcher adopts them.
    process("launcher").kill();
    assertThat(command("ps")).contains("launcher").contains("down");
    up();
    assertThat(pid("postgres")).isEqualTo(postgres);
    assertThat(pid("kafka")).isEqualTo(kafka);

    // Adopted servers are killed. Each one restarts with all committed data.
    process("postgres").kill();
    process("redis").kill();
    process("kafka").kill();
    await().atMost(START).until(() -> states("ready") == 5);
    assertThat(pid("postgres")).isNotEqualTo(postgres);
    execute("INSERT INTO kept SELECT 2 FROM kept WHERE id = 1");

    assertThat(command("up")).contains("already runs here");

    long edge = pid("edge");
    assertThat(command("restart", "edge")).contains("runs again");
    assertThat(pid("edge")).isNotEqualTo(edge);

    command("down");
    assertThat(states("down")).isEqualTo(5);
    for (String name : List.of("launcher", "postgres", "redis", "kafka", "edge")) {
      assertThat(OwnedProcess.find(home.pidFile(name))).as(name).isEmpty();
    }
  }

  @Test
  void otherUsersOfTheMachineHaveNoAccess() throws Exception {
    up();
    for (String command : List.of("PING", "INFO", "KEYS *", "FLUSHALL", "EVAL 1 0")) {
      assertThat(redis(command)).as(command).startsWith("-NOAUTH");
    }
    // With the password of the services no administrative command works, not even in a script.
    String services = "AUTH " + Secrets.in(home.secrets(), null).redis().services() + "\r\n";
    for (String command :
        List.of("CONFIG GET *", "FLUSHALL", "KEYS *", "EVAL redis.call('FLUSHALL') 0")) {
      assertThat(redis(services + command)).as(command).startsWith("+OK\r\n-");
    }
    Ports ports = new Ports(port);
    for (String way :
        List.of(
            "bootstrap.servers=127.0.0.1:" + ports.kafka(),
            "bootstrap.controllers=127.0.0.1:" + ports.kafkaController())) {
      Map<String, Object> client = new HashMap<>(Map.of("default.api.timeout.ms", 3_000));
      client.put("request.timeout.ms", 1_000);
      client.put(way.split("=", 2)[0], way.split("=", 2)[1]);
      try (Admin anonymous = Admin.create(client)) {
        assertThatThrownBy(() -> anonymous.describeCluster().nodes().get()).as(way).isNotNull();
      }
    }
    for (String role : List.of("postgres", "quiz_app", "quiz_owner")) {
      assertThatThrownBy(
              () ->
                  DriverManager.getConnection(
                      "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/quiz", role, "guess"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(Files.getPosixFilePermissions(home.root()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  private String redis(String commands) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), new Ports(port).redis())) {
      socket.getOutputStream().write((commands + "\r\n").getBytes(US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  @Test
  void anUnrelatedProcessWithTheSamePidIsNotStopped() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "300").start();
    try {
      Files.writeString(home.pidFile("redis"), stranger.pid() + " 1000\n");
      command("down");
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void aPortInUseIsReported() throws Exception {
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      launch();
      await()
          .atMost(START)
          .untilAsserted(
              () -> assertThat(progress()).contains("port " + taken.getLocalPort() + " is taken"));
    }
  }

  private void up() throws IOException {
    Files.deleteIfExists(home.run("progress"));
    launch();
    await().atMost(START).untilAsserted(() -> assertThat(progress()).contains("@ready"));
  }

  private String progress() throws IOException {
    Path file = home.run("progress");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private void launch() throws IOException {
    builder("up").redirectOutput(home.log("launcher").toFile()).start();
  }

  private String command(String... arguments) throws Exception {
    Process process = builder(arguments).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return output;
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Jvm.java());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Dquizcast.repository=" + folder,
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Launcher.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("QUIZCAST_HOME", home.root().toString());
    builder.environment().put("QUIZCAST_PORT", Integer.toString(port));
    return builder;
  }

  private long states(String state) throws Exception {
    return command("ps").lines().filter(line -> line.endsWith("  " + state)).count();
  }

  private OwnedProcess process(String name) {
    return OwnedProcess.find(home.pidFile(name)).orElseThrow();
  }

  private long pid(String name) {
    return process(name).pid();
  }

  private void execute(String sql) throws IOException, SQLException {
    Secrets secrets = Secrets.in(home.secrets(), null);
    LocalPostgres postgres =
        new LocalPostgres(
            home.data("postgres"),
            new Ports(port).postgres(),
            LocalPostgres.Durability.FULL,
            secrets::postgresPassword);
    try (Connection connection = postgres.connect("quiz");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Forty consecutive free ports, below the range of outgoing connections. */
  private static int freeBlock() {
    for (int base = 16_000 + (int) (ProcessHandle.current().pid() % 200) * 40; ; base += 40) {
      if (isFree(base) && isFree(base + 30) && isFree(base + 31) && isFree(base + 32)) {
        return base;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
