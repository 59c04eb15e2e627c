package io.quizcast.local.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what the users of a real Redis may do. */
class RedisAccessTest {
  private static final String SCRIPT = "return redis.call('GET', KEYS[1])";
  private static final String FORBIDDEN_SCRIPT = "return redis.call('FLUSHALL')";

  @TempDir Path folder;
  private LocalRedis redis;
  private OwnedProcess process;

  @BeforeEach
  void start() throws Exception {
    Path script = Files.writeString(folder.resolve("read.lua"), SCRIPT);
    Path forbidden = Files.writeString(folder.resolve("forbidden.lua"), FORBIDDEN_SCRIPT);
    redis =
        LocalRedis.lasting(
            folder.resolve("data"),
            new FreePorts().next(),
            new RedisAccess("of-services", "of-operator"),
            List.of(script, forbidden));
    launch();
  }

  @AfterEach
  void stop() {
    process.kill();
  }

  @Test
  void aClientWithoutAPasswordGetsNothing() throws Exception {
    for (List<String> command :
        List.of(
            List.of("PING"),
            List.of("GET", "a"),
            List.of("EVALSHA", digest(SCRIPT), "0"),
            List.of("ACL", "LIST"),
            List.of("AUTH", "guess"))) {
      assertThat(ask(command)).as("%s", command).startsWith("-");
    }
  }

  @Test
  void servicesRunTheScriptsOfTheOperatorAndNoOthers() throws Exception {
    assertThat(asService("SET", "a", "1")).isEqualTo("+OK");
    assertThat(asService("EVALSHA", digest(SCRIPT), "1", "a")).isEqualTo("$1");
    for (List<String> command :
        List.of(
            List.of("EVAL", SCRIPT, "1", "a"),
            List.of("EVAL_RO", SCRIPT, "1", "a"),
            List.of("SCRIPT", "LOAD", SCRIPT),
            List.of("SCRIPT", "FLUSH"),
            List.of("FUNCTION", "LOAD", "#!lua name=own\n"),
            List.of("FCALL", "own", "0"),
            List.of("CONFIG", "GET", "*"),
            List.of("KEYS", "*"),
            List.of("FLUSHALL"),
            List.of("ACL", "LIST"),
            List.of("SHUTDOWN"))) {
      assertThat(asService(command.toArray(String[]::new))).as("%s", command).startsWith("-NOPERM");
    }
    // A loaded script runs with the rights of the service that calls it.
    assertThat(asService("EVALSHA", digest(FORBIDDEN_SCRIPT), "0")).startsWith("-ERR");
    assertThat(asService("GET", "a")).isEqualTo("$1");
  }

  @Test
  void scriptsAreThereAgainAfterRedisDied() throws Exception {
    asService("SET", "a", "1");
    assertThat(asService("EVALSHA", digest(SCRIPT), "1", "a")).isEqualTo("$1");
    process.kill();
    launch();
    assertThat(asService("EVALSHA", digest(SCRIPT), "1", "a")).isIn("$-1", "$1");
  }

  @Test
  void servicesKeepTicketsAndRevocationsThatExpire() throws Exception {
    for (String key : List.of("ticket:one", "revoked:sid:-7")) {
      assertThat(asService("SETEX", key, "60", "value")).isEqualTo("+OK");
      assertThat(asService("GETDEL", key)).isEqualTo("$5");
    }
  }

  private void launch() throws IOException {
    redis.prepare();
    process =
        OwnedProcess.start(
            new ProcessBuilder(redis.command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile()),
            folder.resolve("redis.pid"));
    assertThat(Readiness.await(redis, process, Duration.ofSeconds(60))).isTrue();
    redis.afterStart();
  }

  private String asService(String... command) throws IOException {
    return ask(List.of("AUTH", "of-services"), List.of(command));
  }

  /** Returns the first line of the last answer. */
  @SafeVarargs
  private String ask(List<String>... commands) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
      StringBuilder request = new StringBuilder();
      for (List<String> command : commands) {
        request.append('*').append(command.size()).append("\r\n");
        command.forEach(
            part -> request.append('$').append(part.length()).append("\r\n" + part + "\r\n"));
      }
      socket.getOutputStream().write(request.toString().getBytes(UTF_8));
      socket.shutdownOutput();
      List<String> lines =
          new String(socket.getInputStream().readAllBytes(), UTF_8).lines().toList();
      return lines.get(commands.length - 1);
    }
  }

  private static String digest(String script) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-1").digest(script.getBytes(UTF_8)));
  }
}
