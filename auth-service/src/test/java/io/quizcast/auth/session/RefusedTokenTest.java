package io.quizcast.auth.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import io.quizcast.auth.key.SigningKeys;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests each kind of invalid token and the error type that it must get. */
@AuthServiceTest
class RefusedTokenTest {
  @Inject SigningKeys keys;
  private Player player;

  @BeforeEach
  void signUp() {
    player = Player.registered();
  }

  @Test
  void aGenuineTokenIsAccepted() throws Exception {
    given()
        .header("Authorization", "Bearer " + signed(claims -> {}))
        .get("/api/auth/sessions")
        .then()
        .statusCode(200);
  }

  @Test
  void aTokenWithAlgNoneIsRefused() throws Exception {
    JsonWebSignature jws = unsigned(claims -> {});
    jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    jws.setAlgorithmHeaderValue("none");
    jws.setKey(null);
    refused(jws.getCompactSerialization(), "token_invalid");
  }

  @Test
  void aTokenSignedByHmacWithThePublicKeyIsRefused() throws Exception {
    PublicKey publicKey = keys.find(keys.active().kid()).await().indefinitely();
    JsonWebSignature jws = unsigned(claims -> {});
    jws.setAlgorithmHeaderValue("HS256");
    jws.setKey(new HmacKey(publicKey.getEncoded()));
    refused(jws.getCompactSerialization(), "token_invalid");
  }

  @Test
  void aTokenWithAnUnknownKeyIdIsRefused() throws Exception {
    JsonWebSignature jws = unsigned(claims -> {});
    jws.setKeyIdHeaderValue("0123456789abcdef");
    refused(jws.getCompactSerialization(), "token_invalid");
  }

  @Test
  void aTokenSignedByAForeignKeyUnderAKnownIdIsRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    JsonWebSignature jws = unsigned(claims -> {});
    jws.setKey(generator.generateKeyPair().getPrivate());
    refused(jws.getCompactSerialization(), "token_invalid");
  }

  @Test
  void aTokenThatBringsItsKeyInTheHeaderIsRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair own = generator.generateKeyPair();
    JsonWebSignature jws = unsigned(claims -> {});
    jws.setJwkHeader(PublicJsonWebKey.Factory.newPublicJwk(own.getPublic()));
    jws.setHeader("jku", "http://localhost:1/keys");
    jws.setKey(own.getPrivate());
    refused(jws.getCompactSerialization(), "token_invalid");
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() throws Exception {
    refused(signed(claims -> claims.setIssuer("trivia-api")), "token_invalid");
  }

  @Test
  void aTokenForAnotherAudienceIsRefused() throws Exception {
    refused(signed(claims -> claims.setAudience("trivia-ws")), "token_invalid");
  }

  @Test
  void aTokenIssuedInTheFutureIsRefused() throws Exception {
    refused(
        signed(
            claims ->
                claims.setIssuedAt(NumericDate.fromSeconds(Instant.now().getEpochSecond() + 60))),
        "token_invalid");
  }

  @Test
  void aGenuineExpiredTokenIsReportedAsExpired() throws Exception {
    String expired =
        signed(
            claims -> {
              long now = Instant.now().getEpochSecond();
              claims.setIssuedAt(NumericDate.fromSeconds(now - 1_000));
              claims.setExpirationTime(NumericDate.fromSeconds(now - 100));
            });
    refused(expired, "token_expired");
  }

  @Test
  void tokensWithHeaderFieldsOfAWrongTypeAreRefused() {
    for (String header :
        List.of(
            "{\"kid\":1}",
            "{\"alg\":1}",
            "{\"alg\":\"ES256\",\"kid\":1}",
            "{\"alg\":\"ES256\",\"kid\":\"" + keys.active().kid() + "\",\"typ\":1}",
            "{\"alg\":\"ES256\",\"kid\":\"" + keys.active().kid() + "\",\"crit\":1}",
            "{\"alg\":\"ES256\",\"kid\":\"" + keys.active().kid() + "\",\"b64\":1}",
            "[]",
            "null")) {
      String encoded =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(header.getBytes(StandardCharsets.UTF_8));
      refused(encoded + ".e30.AAAA", "token_invalid");
    }
  }

  @Test
  void aTicketIsNotAcceptedAsAToken() {
    String ticket =
        player.browser().body("{}").post("/api/auth/ws-ticket").jsonPath().getString("data.ticket");
    refused(ticket, "token_invalid");
  }

  @Test
  void aRefreshTokenIsNotAcceptedAsAnAccessToken() {
    refused(player.refresh, "token_invalid");
  }

  @Test
  void aTokenOfARevokedSessionIsRefused() {
    player.browser().post("/api/auth/logout").then().statusCode(200);
    refused(player.access, "token_invalid");
  }

  @Test
  void aRequestWithoutATokenIsRefused() {
    given()
        .get("/api/auth/sessions")
        .then()
        .statusCode(401)
        .body("error_type", equalTo("token_missing"));
  }

  @Test
  void anAuthorizationHeaderInAnotherFormatIsRefused() {
    for (String header : new String[] {"Bearer", "bearer x", "Basic eA==", "Bearer a b", "x"}) {
      given()
          .header("Authorization", header)
          .get("/api/auth/sessions")
          .then()
          .statusCode(401)
          .body("error_type", equalTo("token_format"));
    }
  }

  @Test
  void aCookieIsIgnoredOnAMobileRoute() {
    player
        .browser()
        .get("/api/mobile/auth/sessions")
        .then()
        .statusCode(401)
        .body("error_type", equalTo("token_missing"));
  }

  @Test
  void theAuthorizationHeaderTakesPrecedenceOverTheCookie() {
    Player other = Player.registered();
    given()
        .cookie("access_token", "stale")
        .header("Authorization", "Bearer " + other.access)
        .get("/api/auth/sessions")
        .then()
        .statusCode(200);
    given()
        .cookie("access_token", other.access)
        .header("Authorization", "Bearer stale")
        .get("/api/auth/sessions")
        .then()
        .statusCode(401);
  }

  @Test
  void aStaleCookieDoesNotBlockPublicRoutes() {
    given()
        .cookie("access_token", "stale")
        .contentType("application/json")
        .body("{\"email\":\"" + player.email + "\",\"password\":\"" + Player.PASSWORD + "\"}")
        .post("/api/auth/login")
        .then()
        .statusCode(200);
  }

  private static void refused(String token, String errorType) {
    given()
        .header("Authorization", "Bearer " + token)
        .get("/api/auth/sessions")
        .then()
        .statusCode(401)
        .body("error_type", equalTo(errorType));
  }

  private String signed(Consumer<JwtClaims> change) throws Exception {
    return unsigned(change).getCompactSerialization();
  }

  private JsonWebSignature unsigned(Consumer<JwtClaims> change) throws Exception {
    JsonWebSignature genuine = new JsonWebSignature();
    genuine.setCompactSerialization(player.access);
    genuine.setKey(keys.find(keys.active().kid()).await().indefinitely());
    JwtClaims claims = JwtClaims.parse(genuine.getPayload());
    change.accept(claims);
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue("ES256");
    jws.setKeyIdHeaderValue(keys.active().kid());
    jws.setHeader("typ", "at+jwt");
    jws.setPayload(claims.toJson());
    jws.setKey(keys.active().key());
    return jws;
  }
}
