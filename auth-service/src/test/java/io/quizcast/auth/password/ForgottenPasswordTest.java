package io.quizcast.auth.password;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Crowd;
import io.quizcast.auth.Crowd.Answer;
import io.quizcast.auth.Mailbox;
import io.quizcast.auth.Player;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class ForgottenPasswordTest {
  private static final String NEXT = "entirely new horse";

  @Test
  void theLinkInTheEmailChangesThePasswordOnceAndEndsAllSessions() {
    Player player = Player.registered();
    Player elsewhere = player.elsewhere();
    forgot(player.email).statusCode(200);
    Mailbox.Received mail = Mailbox.await(player.email, 1);
    assertThat(mail.text()).contains("http://localhost:8080/reset-password#", "30 мин");
    String token = mail.token();
    assertThat(
            AuthDatabase.number(
                "SELECT count(*) FROM password_resets WHERE account_id = ? AND token_hash <> ?",
                player.id,
                token))
        .isEqualTo(1);

    reset(token, "short").statusCode(400).body("error_type", equalTo("validation_error"));
    reset(token, NEXT).statusCode(200);

    player.browser().get("/api/auth/sessions").then().statusCode(401);
    elsewhere.refresh().then().statusCode(401);
    player.login(Player.PASSWORD).then().statusCode(401);
    player.login(NEXT).then().statusCode(200);
    reset(token, "another new horse")
        .statusCode(400)
        .body("error_type", equalTo("invalid_reset_token"));
    assertThat(
            AuthDatabase.number(
                "SELECT count(*) FROM audit WHERE action = 'password_reset' AND subject_id = ?",
                player.id))
        .isEqualTo(1);
  }

  @Test
  void theAnswerDoesNotRevealAccounts() {
    Player player = Player.registered();
    String nobody = "nobody" + System.nanoTime() + "@example.org";
    String known = forgot(player.email).statusCode(200).extract().asString();
    String unknown = forgot(nobody).statusCode(200).extract().asString();
    assertThat(unknown).isEqualTo(known);
    Mailbox.await(player.email, 1);
    assertThat(Mailbox.of(nobody)).isEmpty();
    forgot("nonsense").statusCode(400).body("error_type", equalTo("validation_error"));
  }

  @Test
  void repeatedRequestsWithinAMinuteSendNothing() {
    Player player = Player.registered();
    forgot(player.email).statusCode(200);
    Mailbox.await(player.email, 1);
    forgot(player.email).statusCode(200);
    AuthDatabase.update(
        "UPDATE password_resets SET created_at = created_at - interval '1 min'"
            + " WHERE account_id = ?",
        player.id);
    forgot(player.email).statusCode(200);
    String newest = Mailbox.await(player.email, 2).token();
    assertThat(tokensOf(player)).isEqualTo(2);
    String older = Mailbox.of(player.email).getFirst().token();
    reset(newest, NEXT).statusCode(200);
    reset(older, "another new horse")
        .statusCode(400)
        .body("error_type", equalTo("invalid_reset_token"));
  }

  @Test
  void noMoreThanFiveMailsADayAreSent() {
    Player player = Player.registered();
    AuthDatabase.update(
        "INSERT INTO password_resets (account_id, token_hash, created_at, expires_at)"
            + " SELECT ?, md5(?::text || i) || md5(i::text), now() - i * interval '1 hour',"
            + " now() FROM generate_series(1, 5) AS i",
        player.id,
        player.id);
    forgot(player.email).statusCode(200);
    Player other = Player.registered();
    forgot(other.email).statusCode(200);
    Mailbox.await(other.email, 1);
    assertThat(tokensOf(player)).isEqualTo(5);
  }

  @Test
  void onlyOneOfConcurrentResetsSucceeds() {
    Player player = Player.registered();
    forgot(player.email).statusCode(200);
    String token = Mailbox.await(player.email, 1).token();
    List<Answer> answers =
        Crowd.all(
            IntStream.range(0, 8)
                .mapToObj(
                    i ->
                        Crowd.post(
                            "/api/auth/reset-password",
                            "{\"token\":\""
                                + token
                                + "\",\"new_password\":\"new password "
                                + i
                                + "\"}"))
                .toList());
    assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
    assertThat(answers.stream().filter(a -> a.status() == 400)).hasSize(7);
  }

  @Test
  void aLinkExpires() {
    Player player = Player.registered();
    forgot(player.email).statusCode(200);
    String token = Mailbox.await(player.email, 1).token();
    AuthDatabase.update(
        "UPDATE password_resets SET created_at = created_at - interval '30 min',"
            + " expires_at = expires_at - interval '30 min' WHERE account_id = ?",
        player.id);
    reset(token, NEXT).statusCode(400).body("error_type", equalTo("invalid_reset_token"));
    reset("0".repeat(64), NEXT).statusCode(400).body("error_type", equalTo("invalid_reset_token"));
    reset("x", NEXT).statusCode(400).body("error_type", equalTo("validation_error"));
    player.login(Player.PASSWORD).then().statusCode(200);
  }

  @Test
  void suspendedPlayersGetNoLink() {
    Player player = Player.registered();
    AuthDatabase.update("UPDATE accounts SET suspended_at = now() WHERE id = ?", player.id);
    forgot(player.email).statusCode(200);
    Player other = Player.registered();
    forgot(other.email).statusCode(200);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(tokensOf(other)).isEqualTo(1));
    assertThat(tokensOf(player)).isZero();
  }

  private static long tokensOf(Player player) {
    return AuthDatabase.number(
        "SELECT count(*) FROM password_resets WHERE account_id = ?", player.id);
  }

  private static ValidatableResponse forgot(String email) {
    return given()
        .contentType("application/json")
        .body(Map.of("email", email))
        .post("/api/auth/forgot-password")
        .then();
  }

  private static ValidatableResponse reset(String token, String password) {
    return given()
        .contentType("application/json")
        .body(Map.of("token", token, "new_password", password))
        .post("/api/auth/reset-password")
        .then();
  }
}
