package io.quizcast.auth.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.vertx.VertxContextSupport;
import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Mailbox;
import io.quizcast.auth.Player;
import io.quizcast.auth.outbox.SentEvents;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.WsTicket;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@AuthServiceTest
class VerificationTest {
  @Inject VerificationService service;
  @Inject RedisDataSource redis;

  @Test
  void theCodeInTheEmailVerifiesTheAddress() {
    Player player = Player.registered();
    status(player)
        .body("email", equalTo(player.email))
        .body("email_verified", equalTo(false))
        .body("can_send_code", equalTo(true))
        .body("cooldown_remaining_sec", equalTo(0))
        .body("attempts_left", equalTo(5))
        .body("expires_at", nullValue());

    send(player).statusCode(200).body("message", notNullValue());
    status(player)
        .body("can_send_code", equalTo(false))
        .body("cooldown_remaining_sec", allOf(greaterThan(50), lessThanOrEqualTo(60)))
        .body("attempts_left", equalTo(5))
        .body("expires_at", notNullValue());
    Mailbox.Received mail = Mailbox.await(player.email, 1);
    assertThat(mail.text()).contains("15 мин");

    confirm(player, wrong(mail.code()))
        .statusCode(400)
        .body("error_type", equalTo("invalid_verification_code"));
    status(player).body("attempts_left", equalTo(4));
    assertThat(saysVerified(ticketOf(player))).isFalse();
    confirm(player, mail.code()).statusCode(200).body("message", notNullValue());
    assertThat(saysVerified(ticketOf(player))).isTrue();

    status(player)
        .body("email_verified", equalTo(true))
        .body("can_send_code", equalTo(false))
        .body("cooldown_remaining_sec", equalTo(0))
        .body("attempts_left", equalTo(0))
        .body("expires_at", nullValue());
    send(player).statusCode(200);
    confirm(player, "000000").statusCode(200);
    player.login(Player.PASSWORD).then().body("user.email_verified", equalTo(true));
    assertThat(SentEvents.of(player.id))
        .anyMatch(
            entry ->
                entry.key().equals(player.id + ":verified")
                    && entry.value().contains("\"email_verified\""));
    assertThat(AuthDatabase.number("SELECT count(*) FROM mails WHERE account_id = ?", player.id))
        .isZero();
  }

  @Test
  void onlyFiveOfAHundredConcurrentGuessesAreChecked() throws Exception {
    Player player = Player.registered();
    send(player).statusCode(200);
    String right = Mailbox.await(player.email, 1).code();
    List<Future<String>> guesses;
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      guesses =
          IntStream.range(0, 100)
              .mapToObj(i -> crowd.submit(() -> outcomeOf(player.id, wrong(right))))
              .toList();
    }
    List<String> outcomes = guesses.stream().map(Future::resultNow).toList();
    assertThat(outcomes).filteredOn("invalid_verification_code"::equals).hasSize(4);
    assertThat(outcomes).filteredOn("verification_attempts_exceeded"::equals).hasSize(96);
    assertThat(
            AuthDatabase.number("SELECT attempts FROM email_codes WHERE account_id = ?", player.id))
        .isEqualTo(5);
    confirm(player, right)
        .statusCode(400)
        .body("error_type", equalTo("verification_attempts_exceeded"));
  }

  private String outcomeOf(long accountId, String code) {
    try {
      VertxContextSupport.subscribeAndAwait(() -> service.confirm(accountId, code));
      return "verified";
    } catch (RequestRefused refused) {
      return String.valueOf(refused.errorType());
    } catch (Throwable other) {
      return other.toString();
    }
  }

  @Test
  void theFifthWrongCodeIsReportedAndStatusAgreesWithSending() {
    Player player = Player.registered();
    send(player).statusCode(200);
    String wrong = wrong(Mailbox.await(player.email, 1).code());
    for (int i = 0; i < 4; i++) {
      confirm(player, wrong)
          .statusCode(400)
          .body("error_type", equalTo("invalid_verification_code"));
    }
    confirm(player, wrong)
        .statusCode(400)
        .body("error_type", equalTo("verification_attempts_exceeded"));
    status(player).body("can_send_code", equalTo(false)).body("attempts_left", equalTo(0));
    send(player)
        .statusCode(429)
        .body("error_type", equalTo("rate_limited"))
        .body("retry_after", allOf(greaterThan(0), lessThanOrEqualTo(60)))
        .header("Retry-After", notNullValue());

    minutesPass(player, 1);
    status(player).body("can_send_code", equalTo(true));
    send(player).statusCode(200);
    confirm(player, Mailbox.await(player.email, 2).code()).statusCode(200);
  }

  @Test
  void onlyTheNewestCodeIsValidUntilItExpires() {
    Player player = Player.registered();
    confirm(player, "123456")
        .statusCode(400)
        .body("error_type", equalTo("invalid_verification_code"));
    send(player).statusCode(200);
    String older = Mailbox.await(player.email, 1).code();
    minutesPass(player, 2);
    send(player).statusCode(200);
    String newer = Mailbox.await(player.email, 2).code();
    if (!older.equals(newer)) {
      confirm(player, older)
          .statusCode(400)
          .body("error_type", equalTo("invalid_verification_code"));
    }
    minutesPass(player, 15);
    status(player)
        .body("expires_at", nullValue())
        .body("attempts_left", equalTo(5))
        .body("can_send_code", equalTo(true));
    confirm(player, newer).statusCode(400).body("error_type", equalTo("verification_expired"));
  }

  @Test
  void noMoreThanTenCodesADayAreSent() {
    Player player = Player.registered();
    AuthDatabase.update(
        "INSERT INTO email_codes"
            + " (account_id, code_hash, code_salt, max_attempts, created_at, expires_at)"
            + " SELECT ?, repeat('0', 64), repeat('0', 32), 5, now() - i * interval '2 hours',"
            + " now() - i * interval '2 hours' + interval '15 min'"
            + " FROM generate_series(1, 10) AS i",
        player.id);
    status(player)
        .body("can_send_code", equalTo(false))
        .body("cooldown_remaining_sec", greaterThan(3_600));
    send(player)
        .statusCode(429)
        .body("error_type", equalTo("rate_limited"))
        .body("retry_after", allOf(greaterThan(3_600), lessThanOrEqualTo(4 * 3_600)));
    minutesPass(player, 4 * 60);
    send(player).statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "1234567", "+12345", "12.456", " 12345", "１２３４５６", ""})
  void aCodeIsSixDigits(String code) {
    confirm(Player.registered(), code)
        .statusCode(400)
        .body("error_type", equalTo("validation_error"));
  }

  @ParameterizedTest
  @CsvSource({
    "ru, Код подтверждения Quizcast, Здравствуйте",
    "kk, Quizcast растау коды, Сәлеметсіз бе",
    "en, Your Quizcast code, Hello",
    "xx, Код подтверждения Quizcast, Здравствуйте"
  })
  void emailsAreInTheLanguageOfTheProfile(String language, String subject, String word) {
    Player player = Player.registered();
    AuthDatabase.update(
        "UPDATE profiles SET language = ? WHERE account_id = ?", language, player.id);
    send(player).statusCode(200);
    Mailbox.Received mail = Mailbox.await(player.email, 1);
    assertThat(mail.subject()).isEqualTo(subject);
    assertThat(mail.text()).contains(word);
  }

  @Test
  void theAppVerifiesWithoutCsrf() {
    Player player = Player.registered();
    mobile(player).post("/api/mobile/auth/verify-email/send").then().statusCode(200);
    mobile(player)
        .body(Map.of("code", Mailbox.await(player.email, 1).code()))
        .post("/api/mobile/auth/verify-email/confirm")
        .then()
        .statusCode(200);
    mobile(player)
        .get("/api/mobile/auth/verify-email/status")
        .then()
        .statusCode(200)
        .body("email_verified", equalTo(true));
    given().post("/api/mobile/auth/verify-email/send").then().statusCode(401);
    given()
        .cookie("access_token", player.access)
        .post("/api/auth/verify-email/send")
        .then()
        .statusCode(403)
        .body("error_type", equalTo("csrf_token_missing"));
  }

  private static io.restassured.specification.RequestSpecification mobile(Player player) {
    return given()
        .header("Authorization", "Bearer " + player.access)
        .contentType("application/json");
  }

  private static ValidatableResponse status(Player player) {
    return player.browser().get("/api/auth/verify-email/status").then().statusCode(200);
  }

  private static ValidatableResponse send(Player player) {
    return player.browser().post("/api/auth/verify-email/send").then();
  }

  private static String ticketOf(Player player) {
    return player.browser().body("{}").post("/api/auth/ws-ticket").path("data.ticket");
  }

  private boolean saysVerified(String ticket) {
    return JsonPath.from(redis.value(String.class).get(WsTicket.key(ticket)))
        .getBoolean("email_verified");
  }

  private static ValidatableResponse confirm(Player player, String code) {
    return player
        .browser()
        .body(Map.of("code", code))
        .post("/api/auth/verify-email/confirm")
        .then();
  }

  private static String wrong(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  private static void minutesPass(Player player, int minutes) {
    AuthDatabase.update(
        "UPDATE email_codes SET created_at = created_at - ? * interval '1 min',"
            + " expires_at = expires_at - ? * interval '1 min' WHERE account_id = ?",
        minutes,
        minutes,
        player.id);
  }
}
