package io.quizcast.auth.twofactor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Crowd;
import io.quizcast.auth.Crowd.Answer;
import io.quizcast.auth.GoogleAccount;
import io.quizcast.auth.Mailbox;
import io.quizcast.auth.Player;
import io.restassured.response.ValidatableResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class TwoFactorTest {

  @Test
  void signInRequiresACodeAfterTheFactorIsConfirmed() {
    Player player = Player.registered();
    status(player, false, 0);
    enrol(player, Map.of()).statusCode(400).body("error_type", equalTo("validation_error"));
    enrol(player, Map.of("password", "not the password"))
        .statusCode(401)
        .body("error_type", equalTo("unauthorized"));
    enrol(player, Map.of("password", Player.PASSWORD))
        .statusCode(200)
        .body(
            "otpauth_uri",
            allOf(startsWith("otpauth://totp/Quizcast:"), containsString("secret=")));
    player.login(Player.PASSWORD).then().statusCode(200);

    Authenticator authenticator = Authenticator.of(player, Player.PASSWORD);
    status(player, true, 10);
    enrol(player, Map.of("password", Player.PASSWORD))
        .statusCode(409)
        .body("error_type", equalTo("conflict"));

    String challenge = challenge(player);
    answer(challenge, authenticator.wrongCode())
        .statusCode(401)
        .body("error_type", equalTo("two_factor_invalid"));
    answer(challenge, authenticator.code())
        .statusCode(200)
        .body("user.email", equalTo(player.email))
        .body("csrfToken", notNullValue())
        .cookie("access_token", notNullValue())
        .cookie("refresh_token", notNullValue());
    answer(challenge, authenticator.code())
        .statusCode(401)
        .body("error_type", equalTo("two_factor_challenge_invalid"));
  }

  @Test
  void aCodeIsValidOnce() {
    Player player = Player.registered();
    Authenticator authenticator = Authenticator.of(player, Player.PASSWORD);
    answer(challenge(player), authenticator.code()).statusCode(200);
    answer(challenge(player), authenticator.code())
        .statusCode(401)
        .body("error_type", equalTo("two_factor_invalid"));
  }

  @Test
  void onlyOneOfConcurrentSignInsWithTheSameCodeSucceeds() {
    Player player = Player.registered();
    Authenticator authenticator = Authenticator.of(player, Player.PASSWORD);
    List<String> challenges = IntStream.range(0, 6).mapToObj(i -> challenge(player)).toList();
    String code = authenticator.code();
    List<Answer> answers =
        Crowd.all(
            challenges.stream()
                .map(
                    c ->
                        Crowd.post(
                            "/api/auth/two-factor",
                            "{\"challenge\":\"" + c + "\",\"code\":\"" + code + "\"}"))
                .toList());
    assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
    assertThat(answers.stream().filter(a -> a.status() == 401)).hasSize(5);
  }

  @Test
  void fiveWrongCodesEndTheChallengeAndTenBlockTheFactor() {
    Player player = Player.registered();
    Authenticator authenticator = Authenticator.of(player, Player.PASSWORD);
    for (int round = 0; round < 2; round++) {
      String challenge = challenge(player);
      for (int i = 0; i < 5; i++) {
        answer(challenge, authenticator.wrongCode())
            .statusCode(401)
            .body("error_type", equalTo("two_factor_invalid"));
      }
      answer(challenge, authenticator.code())
          .statusCode(401)
          .body("error_type", equalTo("two_factor_challenge_invalid"));
    }
    answer(challenge(player), authenticator.code())
        .statusCode(429)
        .body("error_type", equalTo("rate_limited"))
        .body("retry_after", greaterThan(600));
    AuthDatabase.update(
        "UPDATE two_factors SET blocked_until = now() WHERE account_id = ?", player.id);
    answer(challenge(player), authenticator.code()).statusCode(200);
    assertThat(
            AuthDatabase.number(
                "SELECT count(*) FROM audit WHERE action = 'two_factor_delayed'"
                    + " AND subject_id = ?",
                player.id))
        .isEqualTo(1);
  }

  @Test
  void aChallengeExpires() {
    Player player = Player.registered();
    Authenticator authenticator = Authenticator.of(player, Player.PASSWORD);
    String challenge = challenge(player);
    AuthDatabase.update(
        "UPDATE sign_in_challenges SET expires_at = now() WHERE account_id = ?", player.id);
    answer(challenge, authenticator.code())
        .statusCode(401)
        .body("error_type", equalTo("two_factor_challenge_invalid"));
    answer("0".repeat(64), authenticator.code()).statusCode(401);
    answer("x", authenticator.code())
        .statusCode(400)
        .body("error_type", equalTo("validation_error"));
  }

  @Test
  void aRecoveryCodeIsValidOnce() {
    Player player = Player.registered();
    Authenticator authenticator = Authenticator.of(player, Player.PASSWORD);
    String code = authenticator.recoveryCodes.getFirst();
    answer(challenge(player), code.toUpperCase().replace("-", " ")).statusCode(200);
    answer(challenge(player), code)
        .statusCode(401)
        .body("error_type", equalTo("two_factor_invalid"));
    status(player, true, 9);
    manage(player, "recovery-codes", authenticator.code())
        .statusCode(200)
        .body("recovery_codes", hasSize(10));
    answer(challenge(player), authenticator.recoveryCodes.get(1)).statusCode(401);
  }

  @Test
  void removingTheFactorRequiresACode() {
    Player player = Player.registered();
    manage(player, "disable", "000000").statusCode(409).body("error_type", equalTo("conflict"));
    Authenticator authenticator = Authenticator.of(player, Player.PASSWORD);
    manage(player, "disable", authenticator.wrongCode())
        .statusCode(400)
        .body("error_type", equalTo("two_factor_invalid"));
    manage(player, "disable", authenticator.code()).statusCode(200);
    player.login(Player.PASSWORD).then().statusCode(200);
    status(player, false, 0);
  }

  @Test
  void aResetByEmailRemovesAFactorEnrolledBeforeTheAddressWasVerified() {
    Player imposter = Player.registered();
    Authenticator.of(imposter, Player.PASSWORD);
    reset(imposter);
    imposter.login("owner's new horse").then().statusCode(200);
    Player owner = Player.registered();
    AuthDatabase.update(
        "UPDATE accounts SET email_verified_at = now() - interval '1 h' WHERE id = ?", owner.id);
    Authenticator.of(owner, Player.PASSWORD);
    reset(owner);
    owner
        .login("owner's new horse")
        .then()
        .statusCode(401)
        .body("error_type", equalTo("two_factor_required"));
  }

  private static void reset(Player player) {
    given()
        .contentType("application/json")
        .body(Map.of("email", player.email))
        .post("/api/auth/forgot-password")
        .then()
        .statusCode(200);
    String token = Mailbox.await(player.email, 1).token();
    given()
        .contentType("application/json")
        .body(Map.of("token", token, "new_password", "owner's new horse"))
        .post("/api/auth/reset-password")
        .then()
        .statusCode(200);
  }

  @Test
  void theAppIsAskedForACode() {
    Player player = Player.registered();
    Authenticator authenticator = Authenticator.of(player, Player.PASSWORD);
    String challenge =
        given()
            .contentType("application/json")
            .body(Map.of("email", player.email, "password", Player.PASSWORD, "device_id", "ios-1"))
            .post("/api/mobile/auth/login")
            .then()
            .statusCode(401)
            .body("error_type", equalTo("two_factor_required"))
            .extract()
            .path("challenge");
    given()
        .contentType("application/json")
        .body(Map.of("challenge", challenge, "code", authenticator.code(), "device_id", "ios-1"))
        .post("/api/mobile/auth/two-factor")
        .then()
        .statusCode(200)
        .body("refreshToken", notNullValue())
        .header("Set-Cookie", nullValue());
    given()
        .header("Authorization", "Bearer " + player.access)
        .get("/api/mobile/auth/two-factor")
        .then()
        .statusCode(200)
        .body("enabled", equalTo(true));
  }

  @Test
  void signInWithGoogleRequiresACode() {
    Player player = Player.registered();
    GoogleAccount google = new GoogleAccount(player.email);
    player
        .browser()
        .body(Map.of("id_token", google.idToken()))
        .post("/api/auth/google/link")
        .then()
        .statusCode(200);
    Authenticator authenticator = Authenticator.of(player, Player.PASSWORD);
    String challenge =
        google
            .signIn()
            .then()
            .statusCode(401)
            .body("error_type", equalTo("two_factor_required"))
            .extract()
            .path("challenge");
    answer(challenge, authenticator.code()).statusCode(200);
  }

  @Test
  void theSecretIsEncryptedAndCodesAreHashed() {
    Player player = Player.registered();
    Authenticator authenticator = Authenticator.of(player, Player.PASSWORD);
    String stored =
        AuthDatabase.text(
            "SELECT encode(sealed_secret, 'hex') FROM two_factors WHERE account_id = ?", player.id);
    assertThat(stored)
        .doesNotContain(HexFormat.of().formatHex(Base32.decode(authenticator.secret)));
    assertThat(
            AuthDatabase.number(
                "SELECT count(*) FROM recovery_codes"
                    + " WHERE account_id = ? AND code_hash ~ '^[0-9a-f]{64}$'",
                player.id))
        .isEqualTo(10);
  }

  @Test
  void administratorsCanRemoveTheSecondFactor() {
    Player player = Player.registered();
    Authenticator.of(player, Player.PASSWORD);
    player
        .browser()
        .post("/api/admin/users/" + player.id + "/reset-two-factor")
        .then()
        .statusCode(403);
    Player.admin()
        .browser()
        .post("/api/admin/users/" + player.id + "/reset-two-factor")
        .then()
        .statusCode(200);
    player.login(Player.PASSWORD).then().statusCode(200);
    assertThat(
            AuthDatabase.number(
                "SELECT count(*) FROM audit WHERE action = 'admin_two_factor_reset'"
                    + " AND subject_id = ?",
                player.id))
        .isEqualTo(1);
  }

  private static String challenge(Player player) {
    return player
        .login(Player.PASSWORD)
        .then()
        .statusCode(401)
        .body("error_type", equalTo("two_factor_required"))
        .body("expires_in", equalTo(300))
        .header("Set-Cookie", nullValue())
        .extract()
        .path("challenge");
  }

  private static ValidatableResponse answer(String challenge, String code) {
    return given()
        .contentType("application/json")
        .body(Map.of("challenge", challenge, "code", code))
        .post("/api/auth/two-factor")
        .then();
  }

  private static ValidatableResponse enrol(Player player, Map<String, String> form) {
    return player.browser().body(form).post("/api/auth/two-factor/enrol").then();
  }

  private static ValidatableResponse manage(Player player, String what, String code) {
    return player.browser().body(Map.of("code", code)).post("/api/auth/two-factor/" + what).then();
  }

  private static void status(Player player, boolean enabled, int left) {
    player
        .browser()
        .get("/api/auth/two-factor")
        .then()
        .statusCode(200)
        .body("enabled", equalTo(enabled))
        .body("required", equalTo(false))
        .body("recovery_codes_left", equalTo(left));
  }
}
