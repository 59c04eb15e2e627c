package io.quizcast.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Crowd;
import io.quizcast.auth.Crowd.Answer;
import io.quizcast.auth.Player;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AuthServiceTest
class RefreshFamilyTest {

  @Test
  void aHundredConcurrentRefreshesStayInOneFamily() {
    Player player = Player.registered();
    List<Answer> answers =
        Crowd.all(
            IntStream.range(0, 100)
                .mapToObj(i -> Crowd.refresh(player.refresh, player.csrfSecret, player.csrfToken))
                .toList());
    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(answers.stream().map(a -> a.cookie("refresh_token")).distinct()).hasSize(1);
    assertThat(
            AuthDatabase.number(
                "SELECT count(*) FROM refresh_tokens WHERE session_id = ?", player.sessionId()))
        .isEqualTo(2);
  }

  /**
   * Three tabs of one browser refresh in random order. Each tab keeps the tokens that it received,
   * and late answers overwrite newer ones, as in browsers.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void racingTabsStaySignedIn(long seed) {
    Random random = new Random(seed);
    Player player = Player.registered();
    AtomicReference<String> jar = new AtomicReference<>(player.refresh);
    List<CompletableFuture<Void>> tabs =
        IntStream.range(0, 3)
            .mapToObj(tab -> refreshing(player, jar, 6, new Random(random.nextLong())))
            .toList();
    Crowd.all(tabs);
    Answer last = Crowd.refresh(jar.get(), player.csrfSecret, player.csrfToken).join();
    assertThat(last.status()).isEqualTo(200);
    assertThat(
            AuthDatabase.text("SELECT end_reason FROM sessions WHERE id = ?", player.sessionId()))
        .isEqualTo("null");
  }

  private static CompletableFuture<Void> refreshing(
      Player player, AtomicReference<String> jar, int times, Random random) {
    if (times == 0) {
      return CompletableFuture.completedFuture(null);
    }
    Executor late = CompletableFuture.delayedExecutor(random.nextInt(25), TimeUnit.MILLISECONDS);
    return CompletableFuture.runAsync(() -> {}, late)
        .thenCompose(ready -> Crowd.refresh(jar.get(), player.csrfSecret, player.csrfToken))
        .thenCompose(
            answer -> {
              assertThat(answer.status()).isEqualTo(200);
              Executor slow =
                  CompletableFuture.delayedExecutor(random.nextInt(25), TimeUnit.MILLISECONDS);
              return CompletableFuture.runAsync(
                  () -> jar.set(answer.cookie("refresh_token")), slow);
            })
        .thenCompose(kept -> refreshing(player, jar, times - 1, random));
  }

  @Test
  void afterALostAnswerTheSameTokenCanBeUsedAgain() {
    Player player = Player.registered();
    String first = player.refreshWith(player.refresh).cookie("refresh_token");
    String again = player.refreshWith(player.refresh).cookie("refresh_token");
    assertThat(again).isEqualTo(first);
  }

  /** Browsers send the cookie with the longer path first. */
  @Test
  void anOldCookieAtTheRootPathDoesNotHideTheNewOne() {
    Player player = Player.registered();
    Answer answer =
        Crowd.refresh(
                player.refresh + "; refresh_token=" + "ab".repeat(32),
                player.csrfSecret,
                player.csrfToken)
            .join();
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void theCsrfTokenOfTheFirstSignInIsValidForEveryRefresh() {
    Player player = Player.registered();
    String token = player.csrfToken;
    long session = player.sessionId();
    for (int i = 0; i < 3; i++) {
      player.refresh().then().statusCode(200).body("csrfToken", equalTo(token));
    }
    assertThat(player.sessionId()).isEqualTo(session);
  }

  @Test
  void theCsrfCookieOfAnotherSessionIsRefusedWithoutSpendingTheToken() {
    Player player = Player.registered();
    Player other = Player.registered();
    Answer answer = Crowd.refresh(player.refresh, other.csrfSecret, other.csrfToken).join();
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("csrf_mismatch");
    player.refresh().then().statusCode(200);
  }

  @Test
  void anUnusedSessionExpires() {
    Player player = Player.registered();
    AuthDatabase.update("UPDATE sessions SET expires_at = now() WHERE id = ?", player.sessionId());
    player.refresh().then().statusCode(401).body("error_type", equalTo("token_invalid"));
  }

  @Test
  void aSessionHasAnAbsoluteLifetime() {
    Player player = Player.registered();
    AuthDatabase.update(
        "UPDATE sessions SET absolute_end_at = now() + interval '10 s',"
            + " expires_at = now() + interval '10 s' WHERE id = ?",
        player.sessionId());
    player.refresh().then().statusCode(200);
    assertThat(
            AuthDatabase.text(
                "SELECT expires_at <= absolute_end_at FROM sessions WHERE id = ?",
                player.sessionId()))
        .isEqualTo("true");
    AuthDatabase.update(
        "UPDATE sessions SET absolute_end_at = now(), expires_at = now() WHERE id = ?",
        player.sessionId());
    player.refresh().then().statusCode(401).body("error_type", equalTo("token_invalid"));
  }

  @Test
  void theEleventhSignInEndsTheOldestSession() {
    Player player = Player.registered();
    Player newest = player;
    for (int i = 0; i < 10; i++) {
      newest = player.elsewhere();
    }
    newest
        .browser()
        .get("/api/auth/sessions")
        .then()
        .body("sessions", hasSize(10))
        .body("sessions.findAll { it.current }.id", contains((int) newest.sessionId()));
    player.requireInvalidToken();
    assertThat(
            AuthDatabase.text("SELECT end_reason FROM sessions WHERE id = ?", player.sessionId()))
        .isEqualTo("session_limit");
  }
}
