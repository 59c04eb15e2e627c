package io.quizcast.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.e2e.journey.Browser.Answer;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.TestedPlatform;
import io.quizcast.e2e.telemetry.OtlpReceiver.Recording;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    Browser browser = new Browser(platform.api().base());
    String name = "canary" + Long.toString(System.nanoTime(), 36);
    String email = name + "@canary.example";
    String password = "pass-of-" + name;
    String wrong = "wrong-of-" + name;
    String form =
        """
        {"username":"%s","email":"%s","password":"%s","first_name":"A","last_name":"B",
        "birth_date":"1990-05-17","gender":"other","tos_accepted":true,"privacy_accepted":true,
        "device_id":"android-0"}
        """
            .formatted(name, email, password);
    Answer signedUp = browser.send("POST", "/api/mobile/auth/register", form);
    assertThat(signedUp.status()).as(signedUp.body()).isEqualTo(201);
    String access = signedUp.json().path("accessToken").asText();
    String refresh = signedUp.json().path("refreshToken").asText();
    String[] bearer = {"Authorization", "Bearer " + access};

    browser.send("POST", "/api/mobile/auth/register", form);
    browser.send("POST", "/api/auth/login", login(email, wrong));
    browser.send("POST", "/api/auth/login", login(email, password) + "}");
    browser.send("POST", "/api/auth/login", "{\"email\":{\"" + email + "\":\"" + password + "\"}}");
    browser.send("POST", "/api/auth/login?password=" + password, login(email, password));
    browser.send("GET", "/api/users/me", null, "Authorization", "Bearer " + access + "x");
    browser.send("PUT", "/api/mobile/auth/profile", "{\"username\":[\"" + email + "\"]}", bearer);
    String ticket = ticket(browser, bearer);
    String spare = ticket(browser, bearer);
    String sockets = platform.api().base().toString().replaceFirst("^http", "ws");
    try (RawPlayer player = new RawPlayer(URI.create(sockets), ticket)) {
      player.say("user:ready", "{\"quiz_id\":\"" + password + "\"}");
      player.hear("server:error");
    }
    browser.send("GET", "/ws?ticket=" + ticket, null);
    browser.send("GET", "/ws?ticket=" + spare, null);
    String next =
        browser
            .send("POST", "/api/mobile/auth/refresh", refreshing(refresh))
            .json()
            .path("refreshToken")
            .asText();
    browser.send("POST", "/api/mobile/auth/refresh", refreshing(next + "x"));
    browser.send("POST", "/api/mobile/auth/logout", refreshing(next));
    browser.send("POST", "/api/mobile/auth/refresh", refreshing(next));

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

  private static String ticket(Browser browser, String... bearer) throws Exception {
    return browser
        .send("POST", "/api/mobile/auth/ws-ticket", null, bearer)
        .json()
        .path("data")
        .path("ticket")
        .asText();
  }

  private static String login(String email, String password) {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
  }

  private static String refreshing(String token) {
    return "{\"refresh_token\":\"%s\",\"device_id\":\"android-0\"}".formatted(token);
  }
}
