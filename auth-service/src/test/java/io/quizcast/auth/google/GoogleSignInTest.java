package io.quizcast.auth.google;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Crowd;
import io.quizcast.auth.Crowd.Answer;
import io.quizcast.auth.GoogleAccount;
import io.quizcast.auth.Player;
import io.quizcast.auth.outbox.SentEvents;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AuthServiceTest
class GoogleSignInTest {
  private static final String WEB = "/api/auth/google/exchange";
  private static final String MOBILE = "/api/mobile/auth/google/exchange";

  @Test
  void theFirstSignInCreatesAnAccountAndLaterOnesFindIt() {
    GoogleAccount google = GoogleAccount.fresh();
    Response first = google.signIn();
    first
        .then()
        .statusCode(200)
        .body("user.email", equalTo(google.email))
        .body("user.first_name", equalTo("Aru"))
        .body("user.profile_picture", equalTo("https://example.org/aru.png"))
        .body("user.email_verified", equalTo(true))
        .body("user.profile_complete", equalTo(false))
        .body("user.role", equalTo("user"))
        .body("csrfToken", notNullValue())
        .cookie("access_token", notNullValue())
        .cookie("refresh_token", notNullValue())
        .cookie("csrf-secret", notNullValue());
    long id = first.jsonPath().getLong("userId");
    assertThat(google.signIn().jsonPath().getLong("userId")).isEqualTo(id);
    assertThat(AuthDatabase.text("SELECT password_hash FROM accounts WHERE id = ?", id))
        .isEqualTo("null");
    assertThat(SentEvents.of(id))
        .anyMatch(
            entry ->
                entry.key().equals(id + ":registered")
                    && entry.value().contains("\"email_verified\":true"));
    given()
        .contentType("application/json")
        .body(Map.of("email", google.email, "password", "whatever it is"))
        .post("/api/auth/login")
        .then()
        .statusCode(401)
        .body("error_type", equalTo("unauthorized"));
  }

  @Test
  void theClientIdOfTheWebIsPublished() {
    given()
        .get("/api/auth/google/client")
        .then()
        .statusCode(200)
        .body("client_id", equalTo("web-client"));
  }

  @Test
  void webAndAppExchangeTheirCodes() {
    GoogleAccount google = GoogleAccount.fresh();
    String code = google.code("web-client", GoogleAccount.WEB_CALLBACK, "");
    exchange(
            WEB,
            Map.of("code", code, "redirect_uri", GoogleAccount.WEB_CALLBACK, "platform", "web"))
        .statusCode(200);
    refused(
        exchange(
            WEB,
            Map.of("code", code, "redirect_uri", GoogleAccount.WEB_CALLBACK, "platform", "web")));
    exchange(WEB, Map.of("code", google.code("web-client", GoogleAccount.WEB_CALLBACK, "v")))
        .statusCode(401);

    Map<String, String> app = new HashMap<>();
    app.put("code", google.code("android-client", GoogleAccount.APP_CALLBACK, "the-verifier"));
    app.put("redirect_uri", GoogleAccount.APP_CALLBACK);
    app.put("platform", "android");
    app.put("code_verifier", "the-verifier");
    exchange(MOBILE, app).statusCode(400).body("error_type", equalTo("validation_error"));
    app.put("device_id", "android-1");
    exchange(MOBILE, app)
        .statusCode(200)
        .body("refreshToken", notNullValue())
        .body("user.email", equalTo(google.email))
        .header("Set-Cookie", nullValue());
  }

  @Test
  void aForeignVerifierIsRefused() {
    Map<String, String> app = new HashMap<>();
    app.put(
        "code",
        GoogleAccount.fresh().code("android-client", GoogleAccount.APP_CALLBACK, "the-verifier"));
    app.put("redirect_uri", GoogleAccount.APP_CALLBACK);
    app.put("platform", "android");
    app.put("device_id", "android-1");
    app.put("code_verifier", "another");
    refused(exchange(MOBILE, app));
  }

  @ParameterizedTest
  @CsvSource({
    "web, web-client, https://evil.example/callback",
    "android, android-client, https://evil.example/callback",
    "android, android-client, "
  })
  void codesForOtherRedirectUrisAreNotExchanged(String platform, String client, String redirect) {
    Map<String, String> form = new HashMap<>();
    form.put("code", GoogleAccount.fresh().code(client, String.valueOf(redirect), ""));
    form.put("platform", platform);
    if (redirect != null) {
      form.put("redirect_uri", redirect);
    }
    refused(exchange(WEB, form));
  }

  @Test
  void foreignTokensAreRefused() {
    refused(token(GoogleAccount.fresh().with("aud", "somebody-else")));
    refused(token(GoogleAccount.fresh().with("iss", "https://evil.example")));
    refused(token(GoogleAccount.fresh().with("exp", Instant.now().getEpochSecond() - 60)));
    refused(token(GoogleAccount.fresh().with("sub", "")));
    refused(exchange(WEB, Map.of("id_token", GoogleAccount.fresh().forgedToken())));
    refused(exchange(WEB, Map.of("id_token", "not.a.token")));
    // A token with {"alg":"none"}, which nobody has signed.
    refused(exchange(WEB, Map.of("id_token", "eyJhbGciOiJub25lIiwia2lkIjoicHVibGlzaGVkIn0.e30.")));
    exchange(WEB, Map.of()).statusCode(400).body("error_type", equalTo("validation_error"));
  }

  @Test
  void bothIssuersAndBooleansAsTextAreAccepted() {
    GoogleAccount google =
        GoogleAccount.fresh().with("iss", "accounts.google.com").with("email_verified", "true");
    google.signIn().then().statusCode(200);
  }

  @Test
  void unverifiedAddressesCreateNoAccount() {
    GoogleAccount google = GoogleAccount.fresh().with("email_verified", false);
    google.signIn().then().statusCode(403).body("error_type", equalTo("email_not_verified"));
    assertThat(AuthDatabase.number("SELECT count(*) FROM accounts WHERE email = ?", google.email))
        .isZero();
  }

  @Test
  void accountsWithAPasswordHaveToBeLinked() {
    Player player = Player.registered();
    GoogleAccount google = new GoogleAccount(player.email.toUpperCase());
    google
        .signIn()
        .then()
        .statusCode(409)
        .body("error_type", equalTo("link_required"))
        .body("error", notNullValue())
        .body("user", nullValue());

    link(player, google)
        .statusCode(200)
        .body("user.email", equalTo(player.email))
        .body("user.email_verified", equalTo(true));
    link(player, google).statusCode(200);
    assertThat(google.signIn().jsonPath().getLong("userId")).isEqualTo(player.id);
    assertThat(SentEvents.of(player.id))
        .filteredOn(entry -> entry.key().endsWith(":verified"))
        .hasSize(1);

    link(player, new GoogleAccount(player.email))
        .statusCode(409)
        .body("error_type", equalTo("conflict"));
    link(player, GoogleAccount.fresh()).statusCode(403).body("error_type", equalTo("forbidden"));
    Player other = Player.registered();
    google.claims.put("email", other.email);
    link(other, google).statusCode(409).body("error_type", equalTo("conflict"));
    link(other, new GoogleAccount(other.email).with("email_verified", false))
        .statusCode(403)
        .body("error_type", equalTo("email_not_verified"));
  }

  @Test
  void theAppLinksGoogle() {
    Player player = Player.registered();
    given()
        .header("Authorization", "Bearer " + player.access)
        .contentType("application/json")
        .body(Map.of("id_token", new GoogleAccount(player.email).idToken()))
        .post("/api/mobile/auth/google/link")
        .then()
        .statusCode(200)
        .body("message", notNullValue())
        .body("user.id", equalTo((int) player.id));
  }

  @Test
  void takenNamesGetASuffixAndLongNamesAreShortened() {
    Player player = Player.registered();
    GoogleAccount google =
        new GoogleAccount(player.username + "@gmail.example")
            .with("picture", "https://example.org/" + "x".repeat(300))
            .with("given_name", "Ж\u0000" + "ё".repeat(150));
    google
        .signIn()
        .then()
        .statusCode(200)
        .body("user.username", startsWith(player.username + "_"))
        .body("user.profile_picture", equalTo(""))
        .body("user.first_name", equalTo("Ж" + "ё".repeat(99)));
    new GoogleAccount("ю@" + System.nanoTime() + ".example")
        .signIn()
        .then()
        .statusCode(200)
        .body("user.username", startsWith("google_g"));
  }

  @Test
  void concurrentFirstSignInsCreateOneAccount() {
    GoogleAccount google = GoogleAccount.fresh();
    String body = "{\"id_token\":\"" + google.idToken() + "\"}";
    List<Answer> answers =
        Crowd.all(IntStream.range(0, 8).mapToObj(i -> Crowd.post(WEB, body)).toList());
    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(AuthDatabase.number("SELECT count(*) FROM accounts WHERE email = ?", google.email))
        .isEqualTo(1);
  }

  @Test
  void aPlatformWithoutAClientIsSwitchedOff() {
    exchange(WEB, Map.of("code", "x", "platform", "ios"))
        .statusCode(404)
        .body("error_type", equalTo("feature_disabled"));
  }

  @Test
  void whileGoogleIsUnavailableTheAnswerIs503() {
    exchange(WEB, Map.of("code", "google-is-down"))
        .statusCode(503)
        .header("Retry-After", notNullValue());
  }

  @Test
  void suspendedPlayersCannotSignInWithGoogle() {
    GoogleAccount google = GoogleAccount.fresh();
    long id = google.signIn().jsonPath().getLong("userId");
    AuthDatabase.update("UPDATE accounts SET suspended_at = now() WHERE id = ?", id);
    google.signIn().then().statusCode(403).body("error_type", equalTo("forbidden"));
  }

  @Test
  void accountsWithoutAPasswordAreDeletedWithAFreshGoogleToken() {
    GoogleAccount google = GoogleAccount.fresh();
    Response in = google.signIn();
    String access = in.jsonPath().getString("accessToken");
    long id = in.jsonPath().getLong("userId");
    AuthDatabase.update(
        "UPDATE sessions SET created_at = created_at - interval '11 min' WHERE account_id = ?", id);
    delete(access, Map.of()).statusCode(400).body("error_type", equalTo("validation_error"));
    refused(delete(access, Map.of("id_token", GoogleAccount.fresh().idToken())));
    google.claims.put("iat", Instant.now().getEpochSecond() - 360);
    refused(delete(access, Map.of("id_token", google.idToken())));

    google.claims.put("iat", Instant.now().getEpochSecond());
    delete(access, Map.of("id_token", google.idToken())).statusCode(200);
    assertThat(AuthDatabase.number("SELECT count(*) FROM user_identities WHERE account_id = ?", id))
        .isZero();
    assertThat(google.signIn().jsonPath().getLong("userId")).isNotEqualTo(id);
  }

  @Test
  void aFreshGoogleSignInCountsAsReauthentication() {
    String access = GoogleAccount.fresh().signIn().jsonPath().getString("accessToken");
    delete(access, Map.of()).statusCode(200);
  }

  private static ValidatableResponse delete(String access, Map<String, String> form) {
    return given()
        .header("Authorization", "Bearer " + access)
        .contentType("application/json")
        .body(form)
        .delete("/api/mobile/users/me")
        .then();
  }

  private static ValidatableResponse token(GoogleAccount google) {
    return exchange(WEB, Map.of("id_token", google.idToken()));
  }

  private static ValidatableResponse exchange(String path, Map<String, String> form) {
    return GoogleAccount.exchange(path, form).then();
  }

  private static ValidatableResponse link(Player player, GoogleAccount google) {
    return player
        .browser()
        .body(Map.of("id_token", google.idToken()))
        .post("/api/auth/google/link")
        .then();
  }

  private static void refused(ValidatableResponse answer) {
    answer.statusCode(401).body("error_type", equalTo("google_token_invalid"));
  }
}
