package io.quizcast.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizcast.guard.AccessTokenCodec.TokenRefusedException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccessTokenCodecTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static KeyPair pair;

  @BeforeAll
  static void makeKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    pair = generator.generateKeyPair();
  }

  @Test
  void aSignedTokenIsVerified() throws Exception {
    AccessToken token = token(NOW);
    String compact = AccessTokenCodec.sign(token, "k1", pair.getPrivate());
    assertThat(AccessTokenCodec.keyId(compact)).isEqualTo("k1");
    assertThat(AccessTokenCodec.verify(compact, pair.getPublic(), NOW).token()).isEqualTo(token);
    assertThat(AccessTokenCodec.verify(compact, pair.getPublic(), NOW).getGroups())
        .containsExactly("user");
  }

  @Test
  void anOldTokenIsExpiredNotInvalid() {
    String compact = AccessTokenCodec.sign(token(NOW), "k1", pair.getPrivate());
    assertRefused(compact, NOW.plusSeconds(906), TokenRefusal.EXPIRED);
  }

  @Test
  void anExpiredForgeryIsInvalid() throws Exception {
    String compact = AccessTokenCodec.sign(token(NOW), "k1", pair.getPrivate());
    String forged = compact.substring(0, compact.lastIndexOf('.') + 1) + "A".repeat(86);
    assertRefused(forged, NOW.plusSeconds(10_000), TokenRefusal.INVALID);
  }

  @Test
  void clocksMayDifferByFiveSecondsAndNoMore() throws Exception {
    String compact = AccessTokenCodec.sign(token(NOW.plusSeconds(5)), "k1", pair.getPrivate());
    AccessTokenCodec.verify(compact, pair.getPublic(), NOW);
    String future = AccessTokenCodec.sign(token(NOW.plusSeconds(7)), "k1", pair.getPrivate());
    assertRefused(future, NOW, TokenRefusal.INVALID);
  }

  @Test
  void otherIssuersAudiencesAndTypesAreInvalid() throws Exception {
    assertRefused(
        signed(
            c -> {
              c.setIssuer("other");
              return c;
            },
            "at+jwt"),
        NOW,
        TokenRefusal.INVALID);
    assertRefused(
        signed(
            c -> {
              c.setAudience("other");
              return c;
            },
            "at+jwt"),
        NOW,
        TokenRefusal.INVALID);
    assertRefused(signed(c -> c, "JWT"), NOW, TokenRefusal.INVALID);
    assertRefused(
        signed(
            c -> {
              c.unsetClaim("sid");
              return c;
            },
            "at+jwt"),
        NOW,
        TokenRefusal.INVALID);
    assertRefused(
        signed(
            c -> {
              c.unsetClaim("exp");
              return c;
            },
            "at+jwt"),
        NOW,
        TokenRefusal.INVALID);
  }

  @Test
  void otherAlgorithmsAreRefused() throws Exception {
    JsonWebSignature hmac = new JsonWebSignature();
    hmac.setAlgorithmHeaderValue("HS256");
    hmac.setKeyIdHeaderValue("k1");
    hmac.setPayload("{}");
    hmac.setKey(new HmacKey(pair.getPublic().getEncoded()));
    assertThat(AccessTokenCodec.keyId(hmac.getCompactSerialization())).isNull();
    assertThat(AccessTokenCodec.keyId("eyJhbGciOiJub25lIiwia2lkIjoiazEifQ.e30.")).isNull();
    assertThat(AccessTokenCodec.keyId("not a token")).isNull();
  }

  private static AccessToken token(Instant issued) {
    return new AccessToken(7, 11, "user", 3, "ab", issued, issued.plusSeconds(900));
  }

  private static String signed(UnaryOperator<JwtClaims> change, String type) throws Exception {
    String compact = AccessTokenCodec.sign(token(NOW), "k1", pair.getPrivate());
    JsonWebSignature own = new JsonWebSignature();
    own.setCompactSerialization(compact);
    own.setKey(pair.getPublic());
    JwtClaims claims = change.apply(JwtClaims.parse(own.getPayload()));
    JsonWebSignature again = new JsonWebSignature();
    again.setAlgorithmHeaderValue("ES256");
    again.setKeyIdHeaderValue("k1");
    again.setHeader("typ", type);
    again.setPayload(claims.toJson());
    again.setKey(pair.getPrivate());
    return again.getCompactSerialization();
  }

  private static void assertRefused(String compact, Instant now, TokenRefusal refusal) {
    assertThatThrownBy(() -> AccessTokenCodec.verify(compact, pair.getPublic(), now))
        .isInstanceOfSatisfying(
            TokenRefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }
}
