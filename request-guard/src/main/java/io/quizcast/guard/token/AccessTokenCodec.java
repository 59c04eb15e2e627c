package io.quizcast.guard.token;

import io.quizcast.contracts.access.PortalRole;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Signs and verifies access tokens: JWT, ES256, one issuer, one audience. */
public final class AccessTokenCodec {
  private static final String ISSUER = "quizcast";
  private static final String AUDIENCE = "quizcast";
  private static final String PORTAL_ROLES = "portal_roles";

  /** Prevents other tokens that Quizcast signs from being accepted as access tokens. */
  private static final String TYPE = "at+jwt";

  /** Accepted clock difference between nodes. */
  private static final int CLOCK_SKEW_SECONDS = 5;

  private static final AlgorithmConstraints ES256_ONLY =
      new AlgorithmConstraints(
          ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

  private AccessTokenCodec() {}

  /** Returns the signed token in compact form. */
  public static String sign(AccessToken token, String keyId, PrivateKey key) {
    JwtClaimsBuilder claims =
        Jwt.claims()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(Long.toString(token.userId()))
            .issuedAt(token.issuedAt())
            .expiresAt(token.expiresAt())
            .claim("sid", token.sessionId())
            .claim("role", token.role())
            .claim("ver", token.version())
            .claim("csrf", token.csrf());
    if (!token.portalRoles().isEmpty()) {
      claims.claim(PORTAL_ROLES, PortalRole.wire(token.portalRoles()));
    }
    return claims
        .jws()
        .header("typ", TYPE)
        .keyId(keyId)
        .algorithm(SignatureAlgorithm.ES256)
        .sign(key);
  }

  /** Returns the key id in the header of a token; null if the token is not an ES256 token. */
  public static @Nullable String keyId(String compact) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setAlgorithmConstraints(ES256_ONLY);
      signature.setCompactSerialization(compact);
      return AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256.equals(
              signature.getAlgorithmHeaderValue())
          ? signature.getKeyIdHeaderValue()
          : null;
    } catch (JoseException | ClassCastException e) {
      // jose4j casts header values, so a number as kid or alg would cause a ClassCastException.
      return null;
    }
  }

  /**
   * Verifies signature, type, issuer, audience and times.
   *
   * @throws TokenRefusedException with {@link TokenRefusal#EXPIRED} if only the expiry is wrong,
   *     otherwise with {@link TokenRefusal#INVALID}
   */
  static AccessTokenPrincipal verify(String compact, PublicKey key, Instant now)
      throws TokenRefusedException {
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setJwsAlgorithmConstraints(ES256_ONLY)
              .setVerificationKey(key)
              .setExpectedType(true, TYPE)
              .setExpectedIssuer(ISSUER)
              .setExpectedAudience(AUDIENCE)
              .setRequireSubject()
              .setRequireIssuedAt()
              .setRequireExpirationTime()
              .setIssuedAtRestrictions(0, Integer.MAX_VALUE)
              .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
              .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
              .build()
              .processToClaims(compact);
      Number version = claims.getClaimValue("ver", Number.class);
      Number session = claims.getClaimValue("sid", Number.class);
      String role = claims.getStringClaimValue("role");
      String csrf = claims.getStringClaimValue("csrf");
      List<String> portalRoles = claims.getStringListClaimValue(PORTAL_ROLES);
      if (version == null || session == null || role == null || csrf == null) {
        throw new TokenRefusedException(TokenRefusal.INVALID);
      }
      AccessToken token =
          new AccessToken(
              Long.parseLong(claims.getSubject()),
              session.longValue(),
              role,
              portalRoles == null ? Set.of() : PortalRole.of(portalRoles),
              version.intValue(),
              csrf,
              Instant.ofEpochSecond(claims.getIssuedAt().getValue()),
              Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
      return new AccessTokenPrincipal(compact, TYPE, claims, token);
    } catch (InvalidJwtException e) {
      boolean onlyExpired =
          e.getErrorDetails().stream().allMatch(d -> d.getErrorCode() == ErrorCodes.EXPIRED)
              && !e.getErrorDetails().isEmpty();
      throw new TokenRefusedException(onlyExpired ? TokenRefusal.EXPIRED : TokenRefusal.INVALID);
    } catch (MalformedClaimException | NumberFormatException | ClassCastException e) {
      throw new TokenRefusedException(TokenRefusal.INVALID);
    }
  }

  /** Thrown for a token that is not accepted. */
  public static final class TokenRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final TokenRefusal refusal;

    TokenRefusedException(TokenRefusal refusal) {
      super(refusal.errorType(), null, false, false);
      this.refusal = refusal;
    }

    public TokenRefusal refusal() {
      return refusal;
    }
  }
}
