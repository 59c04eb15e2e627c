package io.quizcast.guard.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizcast.contracts.access.Permission;
import io.quizcast.contracts.access.PortalRole;
import io.quizcast.guard.WsTicket;
import io.quizcast.guard.token.AccessTokenCodec.TokenRefusedException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
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
  void portalRolesAreInTheTokenAndTheirPermissionsAreGroups() throws Exception {
    AccessToken token =
        new AccessToken(7, 11, "user", Set.of(PortalRole.HOST), 3, "ab", NOW, NOW.plusSeconds(900));
    String compact = AccessTokenCodec.sign(token, "k1", pair.getPrivate());
    AccessTokenPrincipal verified = AccessTokenCodec.verify(compact, pair.getPublic(), NOW);
    assertThat(verified.token()).isEqualTo(token);
    assertThat(verified.getGroups()).contains("user", "games").doesNotContain("payouts", "admin");
    assertThat(verified.token().may(Permission.GAMES)).isTrue();
  }

  /**
   * Older services do not know portal roles, and the claim would make every player's token longer.
   */
  @Test
  void aTokenWithoutPortalRolesHasNoSuchClaim() {
    String compact = AccessTokenCodec.sign(token(NOW), "k1", pair.getPrivate());
    String claims =
        new String(
            Base64.getUrlDecoder().decode(compact.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    assertThat(claims).contains("\"role\":\"user\"").doesNotContain("portal_roles");
  }

  @Test
  void portalRolesThatAreNoListAreInvalid() throws Exception {
    String odd =
        signed(
            claims -> {
              claims.setStringClaim("portal_roles", "host");
              return claims;
            },
            "at+jwt");
    assertRefused(odd, NOW, TokenRefusal.INVALID);
  }

  /**
   * Somebody who can read the right options must not play, and live counts are only for the live
   * page.
   */
  @Test
  void aTicketSaysWhoWatchesAndWhoPlays() {
    assertThat(WsTicket.roleOf(Permission.of("admin", Set.of()))).isEqualTo(WsTicket.ADMIN);
    assertThat(ticketRole(PortalRole.HOST)).isEqualTo(WsTicket.ADMIN);
    assertThat(ticketRole(PortalRole.EDITOR)).isEqualTo(WsTicket.OBSERVER);
    assertThat(ticketRole(PortalRole.FINANCE)).isEqualTo("user");
    assertThat(ticketRole(PortalRole.SUPPORT)).isEqualTo("user");
  }

  private static String ticketRole(PortalRole role) {
    return WsTicket.roleOf(Permission.of("user", Set.of(role)));
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
