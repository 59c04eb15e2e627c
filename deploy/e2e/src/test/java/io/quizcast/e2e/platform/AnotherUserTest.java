package io.quizcast.e2e.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.e2e.platform.RunningPlatform.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks that another user of the same machine gets nothing from a running platform.
 *
 * <p>If the test runs as root, it acts as the user nobody. An ordinary user cannot act as another
 * one. In that case the test checks the permissions of files and processes, and connects to the
 * servers as itself, because a server cannot see which user opens a connection.
 */
class AnotherUserTest {
  private static final boolean ROOT = System.getProperty("user.name").equals("root");
  private static final List<String> BECOME_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs");

  private static RunningPlatform platform;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    platform = TestedPlatform.get();
    assertThat(platform.awaitUp(Duration.ofMinutes(2))).isTrue();
    port = platform.api().base().getPort();
    assertThat(asAnother("id -un").strip())
        .isEqualTo(ROOT ? "nobody" : System.getProperty("user.name"));
  }

  @Test
  void noFileOfThePlatformIsReadable() throws Exception {
    Path home = platform.home();
    assertThat(Files.getPosixFilePermissions(home))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(home.resolve("secrets")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    if (ROOT) {
      assertThat(asAnother("find " + home + " -readable -print")).isEmpty();
      for (String file : List.of("secrets", "run/kafka-operator.properties")) {
        assertThat(asAnother("cat " + home.resolve(file))).as(file).isEmpty();
      }
    }
  }

  @Test
  void noProcessShowsASecretOrObeys() throws Exception {
    List<String> secrets = new ArrayList<>();
    for (String line : Files.readAllLines(platform.home().resolve("secrets"))) {
      if (line.matches("[A-Z_]+=.{16,}")) {
        secrets.add(line.substring(line.indexOf('=') + 1));
      }
    }
    assertThat(secrets).hasSizeGreaterThan(5);
    for (Member member : platform.members()) {
      String folder = "/proc/" + member.pid();
      assertThat(asAnother("tr '\\0' ' ' < " + folder + "/cmdline"))
          .as(member.name())
          .isNotEmpty()
          .doesNotContain(secrets);
      assertThat(Files.getPosixFilePermissions(Path.of(folder, "environ")))
          .as(member.name())
          .isEqualTo(PosixFilePermissions.fromString("r--------"));
      if (ROOT) {
        assertThat(asAnother("cat " + folder + "/environ")).as(member.name()).isEmpty();
        assertThat(asAnother("kill -0 " + member.pid() + " && echo obeyed")).isEmpty();
      }
    }
  }

  @Test
  void redisAsksForAPassword() throws Exception {
    int redis = port + RunningPlatform.REDIS;
    for (String command :
        List.of(
            "PING",
            "INFO",
            "KEYS *",
            "GET ver:1",
            "SET a b",
            "FLUSHALL",
            "CONFIG GET *",
            "EVAL return 0",
            "SCRIPT FLUSH",
            "ACL LIST",
            "SUBSCRIBE a",
            "HELLO 3")) {
      assertThat(said(redis, command + "\\r\\nQUIT\\r\\n")).as(command).startsWith("-NOAUTH");
    }
    for (String password : List.of("default", "redis", "quizcast", "''")) {
      assertThat(said(redis, "AUTH " + password + "\\r\\nQUIT\\r\\n")).startsWith("-");
    }
  }

  @Test
  void postgresqlAsksForAPassword() throws Exception {
    for (String role : List.of("postgres", "quiz_app", "quiz_owner", "auth_app", "nobody")) {
      String start = "user\0" + role + "\0database\0" + "quiz\0\0";
      byte[] message = start.getBytes(UTF_8);
      StringBuilder packet = new StringBuilder();
      packet.append(escaped(new byte[] {0, 0, 0, (byte) (message.length + 8), 0, 3, 0, 0}));
      packet.append(escaped(message));
      // The reply R requests authentication. Code 10 means SASL; 0 would mean that the client is
      // already in.
      assertThat(hex(port + RunningPlatform.POSTGRES, packet.toString()))
          .as(role)
          .matches("52........0000000a.*|45.*");
    }
  }

  @Test
  void kafkaTellsNothingToAClientThatDoesNotAuthenticate() throws Exception {
    for (int kafka : List.of(port + RunningPlatform.KAFKA, port + RunningPlatform.KAFKA + 1)) {
      // A request for the metadata of all topics, version 0, without a previous handshake.
      String request =
          escaped(HexFormat.of().parseHex("0000000e" + "0003000000000001ffff00000000"));
      assertThat(hex(kafka, request)).as("port " + kafka).isEmpty();
    }
  }

  @Test
  void portsOfServicesOpenNoInternalRoute() throws Exception {
    for (Member member : platform.members()) {
      if (!member.name().contains("service") && !member.name().contains("gateway")) {
        continue;
      }
      for (String route :
          List.of(
              "POST /internal/keys/rotate",
              "GET /internal/users/1",
              "GET /internal/users/1/data",
              "GET /internal/players/forgotten?id=1",
              "GET /api/admin/users",
              "GET /api/users/me",
              "GET /q/dev-ui")) {
        String answer =
            said(
                member.port(),
                route + " HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n");
        assertThat(answer)
            .as(route + " of " + member.name())
            .matches("(?s)HTTP/1.1 (401|403|404|405) .*");
      }
    }
  }

  /** The bytes that a server sends until it closes the connection, for at most five seconds. */
  private static String said(int port, String request) throws Exception {
    return asAnother(talk(port, request, "cat"));
  }

  /** The first nine bytes that a server sends, in hex. */
  private static String hex(int port, String request) throws Exception {
    return asAnother(talk(port, request, "head -c 9") + " | od -An -v -tx1 | tr -d ' \\n'").strip();
  }

  private static String talk(int port, String request, String read) {
    return "exec 3<>/dev/tcp/127.0.0.1/%d; printf '%s' >&3; timeout 5 %s <&3"
        .formatted(port, request, read);
  }

  private static String escaped(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte one : bytes) {
      text.append("\\x%02x".formatted(one));
    }
    return text.toString();
  }

  private static String asAnother(String script) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(ROOT ? BECOME_NOBODY : List.of());
    command.addAll(List.of("bash", "-c", script));
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
