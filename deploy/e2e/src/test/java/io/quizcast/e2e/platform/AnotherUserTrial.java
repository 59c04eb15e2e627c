package io.quizcast.e2e.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quizcast.e2e.platform.RunningPlatform.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the user nobody of the same machine gets from a running platform: nothing.
 *
 * <p>A trial: it becomes a test when it has passed on a whole platform.
 */
class AnotherUserTrial {
  /** Only root can become another user; an ordinary one has no way to try this. */
  private static final boolean ROOT = System.getProperty("user.name").equals("root");

  private static RunningPlatform platform;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(ROOT, "only root can become another user");
    platform = TestedPlatform.get();
    port = platform.api().base().getPort();
    assertThat(asNobody("id -un").strip()).isEqualTo("nobody");
  }

  @Test
  void noFileOfThePlatformIsReadable() throws Exception {
    Path home = platform.home();
    assertThat(asNobody("find " + home + " -readable -print")).isEmpty();
    for (String file : List.of("secrets", "run/kafka-operator.properties", "logs", "data")) {
      assertThat(asNobody("cat " + home.resolve(file))).as(file).isEmpty();
    }
  }

  @Test
  void noProcessShowsASecretOrObeys() throws Exception {
    List<String> secrets = new ArrayList<>();
    try (var files = Files.walk(platform.home(), 1)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.matches("[A-Z_]+=.{16,}")) {
            secrets.add(line.substring(line.indexOf('=') + 1));
          }
        }
      }
    }
    assertThat(secrets).hasSizeGreaterThan(5);
    for (Member member : platform.members()) {
      String folder = "/proc/" + member.pid();
      assertThat(asNobody("tr '\\0' ' ' < " + folder + "/cmdline"))
          .as(member.name())
          .isNotEmpty()
          .doesNotContain(secrets);
      assertThat(asNobody("cat " + folder + "/environ")).as(member.name()).isEmpty();
      assertThat(asNobody("kill -0 " + member.pid() + " && echo obeyed")).isEmpty();
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
      assertThat(said(redis, command + "\\r\\n")).as(command).startsWith("-NOAUTH");
    }
    for (String password : List.of("default", "redis", "quizcast", "''")) {
      assertThat(said(redis, "AUTH " + password + "\\r\\n")).startsWith("-");
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
      // R: an authentication is asked for; the code 10 is SASL, 0 would be "you are in".
      assertThat(hex(port + RunningPlatform.POSTGRES, packet.toString()))
          .as(role)
          .matches("52........0000000a.*|45.*");
    }
  }

  @Test
  void kafkaTellsNothingToAClientThatDoesNotAuthenticate() throws Exception {
    for (int kafka : List.of(port + RunningPlatform.KAFKA, port + RunningPlatform.KAFKA + 1)) {
      // A request for metadata of all topics, version 0, without a handshake before it.
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
              "GET /q/dev-ui",
              "GET /q/openapi")) {
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

  /** What a server says within two seconds. */
  private static String said(int port, String request) throws Exception {
    return asNobody(talk(port, request));
  }

  private static String hex(int port, String request) throws Exception {
    return asNobody(talk(port, request) + " | od -An -v -tx1 | tr -d ' \\n'").strip();
  }

  private static String talk(int port, String request) {
    return "exec 3<>/dev/tcp/127.0.0.1/%d; printf '%s' >&3; timeout 2 cat <&3"
        .formatted(port, request);
  }

  private static String escaped(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte one : bytes) {
      text.append("\\x%02x".formatted(one));
    }
    return text.toString();
  }

  private static String asNobody(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "setpriv",
                "--reuid=nobody",
                "--regid=nogroup",
                "--clear-groups",
                "--no-new-privs",
                "bash",
                "-c",
                script)
            .directory(Path.of("/").toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
