package io.quizcast.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.e2e.journey.Browser.Answer;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.TestedPlatform;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that the end of a session closes its sockets within two seconds, and no other sockets. */
class SessionEndTest {
  private static final String PASSWORD = "correct horse";

  private Browser browser;
  private URI sockets;
  private String email;

  /** A device on which the app has signed in. */
  private record Phone(String access, String refresh) {}

  @BeforeEach
  void signUp() throws Exception {
    RunningPlatform platform = TestedPlatform.get();
    browser = new Browser(platform.api().base());
    sockets = URI.create(platform.api().base().toString().replaceFirst("^http", "ws"));
    String name = "ends" + Long.toString(System.nanoTime(), 36);
    email = name + "@example.org";
    Answer signedUp =
        browser.send(
            "POST",
            "/api/mobile/auth/register",
            """
            {"username":"%s","email":"%s","password":"%s","first_name":"A","last_name":"B",
            "birth_date":"1990-05-17","gender":"other","tos_accepted":true,
            "privacy_accepted":true,"device_id":"android-0"}
            """
                .formatted(name, email, PASSWORD));
    assertThat(signedUp.status()).as(signedUp.body()).isEqualTo(201);
  }

  @Test
  void aLogoutClosesItsOwnSocketsOnly() throws Exception {
    Phone leaving = phone("android-1");
    Phone staying = phone("android-2");
    try (RawPlayer gone = socket(leaving);
        RawPlayer here = socket(staying)) {
      closesWithin2s(
          gone,
          () ->
              browser.send(
                  "POST",
                  "/api/mobile/auth/logout",
                  "{\"refresh_token\":\"" + leaving.refresh() + "\"}"));
      assertThat(gone.hear("session_revoked").isObject()).isTrue();
      stillTalks(here);
    }
  }

  @Test
  void aRevokedSessionClosesItsOwnSocketsOnly() throws Exception {
    Phone leaving = phone("android-1");
    Phone staying = phone("android-2");
    long session =
        browser
            .send("GET", "/api/mobile/auth/sessions", null, bearer(leaving))
            .json()
            .path("sessions")
            .valueStream()
            .filter(one -> one.path("device_id").asText().equals("android-1"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asLong();
    try (RawPlayer gone = socket(leaving);
        RawPlayer here = socket(staying)) {
      closesWithin2s(
          gone,
          () ->
              browser.send(
                  "POST",
                  "/api/mobile/auth/revoke-session",
                  "{\"session_id\":" + session + "}",
                  bearer(staying)));
      gone.hear("session_revoked");
      stillTalks(here);
    }
  }

  @Test
  void aDeletedAccountClosesThemAll() throws Exception {
    Phone one = phone("android-1");
    Phone two = phone("android-2");
    try (RawPlayer first = socket(one);
        RawPlayer second = socket(two)) {
      closesWithin2s(
          first,
          () ->
              browser.send(
                  "DELETE",
                  "/api/mobile/users/me",
                  "{\"password\":\"" + PASSWORD + "\"}",
                  bearer(one)));
      await().atMost(Duration.ofSeconds(2)).until(() -> !second.isOpen());
      assertThat(browser.send("GET", "/api/users/me", null, bearer(two)).errorType())
          .isEqualTo("token_invalid");
    }
  }

  private Phone phone(String device) throws Exception {
    Answer answer =
        browser.send(
            "POST",
            "/api/mobile/auth/login",
            "{\"email\":\"%s\",\"password\":\"%s\",\"device_id\":\"%s\"}"
                .formatted(email, PASSWORD, device));
    assertThat(answer.status()).isEqualTo(200);
    return new Phone(
        answer.json().path("accessToken").asText(), answer.json().path("refreshToken").asText());
  }

  private RawPlayer socket(Phone phone) throws Exception {
    Answer answer = browser.send("POST", "/api/mobile/auth/ws-ticket", null, bearer(phone));
    RawPlayer player = new RawPlayer(sockets, answer.json().path("data").path("ticket").asText());
    stillTalks(player);
    return player;
  }

  private static void closesWithin2s(RawPlayer player, Callable<Answer> end) throws Exception {
    assertThat(end.call().status()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(2))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !player.isOpen());
  }

  private static void stillTalks(RawPlayer player) throws InterruptedException {
    player.say("user:heartbeat", "{}");
    player.hear("server:heartbeat");
    assertThat(player.isOpen()).isTrue();
  }

  private static String[] bearer(Phone phone) {
    return new String[] {"Authorization", "Bearer " + phone.access()};
  }
}
