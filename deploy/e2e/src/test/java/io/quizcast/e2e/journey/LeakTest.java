package io.quizcast.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.e2e.contract.client.GameSocket;
import io.quizcast.e2e.contract.client.Http;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.contract.client.Phone;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.TestedPlatform;
import io.quizcast.e2e.telemetry.OtlpReceiver.Recording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Sends recognisable secrets in valid and invalid requests, then searches every log and every trace
 * for them.
 */
class LeakTest {
  private static final String LAST_STEP = "/api/mobile/auth/logout";

  @Test
  void noLogAndNoTraceContainsASecret() throws Exception {
    RunningPlatform platform = TestedPlatform.get();
    Recording traces = TestedPlatform.traces().record();
    Http http = Outside.http();
    String name = "canary" + Long.toString(System.nanoTime(), 36);
    String email = name + "@canary.example";
    String password = "pass-of-" + name;
    String wrong = "wrong-of-" + name;
    Map<String, Object> form = Outside.mobileForm(name, "android-0");
    form.put("email", email);
    form.put("password", password);
    Phone phone = new Phone(http, "android-0");
    phone.enter("/api/mobile/auth/register", form).is(201);
    String access = phone.access();
    String refresh = phone.refresh();

    post(http, "/api/mobile/auth/register", form);
    post(http, "/api/auth/login", login(email, wrong));
    post(http, "/api/auth/login", login(email, password) + "}");
    post(http, "/api/auth/login", "{\"email\":{\"" + email + "\":\"" + password + "\"}}");
    post(http, "/api/auth/login?password=" + password, login(email, password));
    http.send("GET", "/api/users/me", Map.of("Authorization", "Bearer " + access + "x"));
    phone.ask("PUT", "/api/mobile/auth/profile", Map.of("username", List.of(email)));
    String ticket = GameSocket.ticket(phone);
    String spare = GameSocket.ticket(phone);
    try (GameSocket socket = new GameSocket("canary", http, ticket)) {
      socket.say("user:ready", Map.of("quiz_id", password));
      socket.hear("server:error");
    }
    http.send("GET", "/ws?ticket=" + ticket, Map.of());
    http.send("GET", "/ws?ticket=" + spare, Map.of());
    phone.renew().is(200);
    String next = phone.refresh();
    post(http, "/api/mobile/auth/refresh", refreshing(next + "x"));
    post(http, "/api/mobile/auth/logout", refreshing(next));
    post(http, "/api/mobile/auth/refresh", refreshing(next));

    List<String> secrets =
        List.of(
            email, password, wrong, access, refresh, next, ticket, spare, access.split("\\.")[2]);
    assertThat(secrets).noneMatch(String::isEmpty);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> traces.spans().stream().anyMatch(span -> span.content().contains(LAST_STEP)));
    traces.close();
    for (String secret : secrets) {
      assertThat(traces.spans()).noneMatch(span -> span.content().contains(secret));
    }
    try (Stream<Path> logs = Files.walk(platform.home().resolve("logs"))) {
      List<Path> files = logs.filter(Files::isRegularFile).toList();
      assertThat(files).hasSizeGreaterThan(6);
      for (Path log : files) {
        String text = Files.readString(log, StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
          assertThat(text.contains(secret)).as("%s in %s", secret, log.getFileName()).isFalse();
        }
      }
    }
  }

  private static void post(Http http, String path, Object body) {
    http.sendJson("POST", path, Map.of(), body);
  }

  private static String login(String email, String password) {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
  }

  private static Map<String, String> refreshing(String token) {
    return Map.of("refresh_token", token, "device_id", "android-0");
  }
}
