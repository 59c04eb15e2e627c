package io.quizcast.guard;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quizcast.guard.AccessTokenCodec.TokenRefusedException;
import io.quizcast.guard.Revocations.TokenStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates callers by the access token in the Authorization header or, for browsers, in a
 * cookie. The header wins over the cookie. Mobile routes accept the header only, because they have
 * no CSRF check.
 */
@ApplicationScoped
public class TokenAuthentication implements HttpAuthenticationMechanism {
  static final String ACCESS_COOKIE = "access_token";
  static final String TOKEN_ATTRIBUTE = "quizcast.token";
  static final String STATUS_ATTRIBUTE = "quizcast.status";
  private static final String REFUSAL = "quizcast.refusal";
  private static final String MOBILE = "/api/mobile/";

  private final VerificationKeys keys;
  private final Revocations revocations;
  private final VerifiedTokens tokens = new VerifiedTokens();

  TokenAuthentication(VerificationKeys keys, Revocations revocations) {
    this.keys = keys;
    this.revocations = revocations;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager idp) {
    String header = context.request().getHeader("Authorization");
    String bearer = header == null ? null : bearer(header);
    Cookie cookie =
        context.normalizedPath().startsWith(MOBILE)
            ? null
            : context.request().getCookie(ACCESS_COOKIE);
    String token = bearer != null ? bearer : cookie != null ? cookie.getValue() : null;
    if (token == null || token.isEmpty()) {
      if (header == null) {
        context.put(REFUSAL, TokenRefusal.MISSING);
        return Uni.createFrom().nullItem();
      }
      return refuse(context, TokenRefusal.FORMAT);
    }
    return verify(context, token);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom()
        .item(new ChallengeData(HttpResponseStatus.UNAUTHORIZED.code(), null, null));
  }

  /**
   * Used for requests outside REST, such as the upgrade to a WebSocket; REST answers come from
   * {@link ErrorMappers}.
   */
  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    TokenRefusal refusal = refusalOf(context);
    context
        .response()
        .setStatusCode(HttpResponseStatus.UNAUTHORIZED.code())
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .end(
            Json.encode(
                new JsonObject()
                    .put("error", refusal.text())
                    .put("error_type", refusal.errorType())));
    return Uni.createFrom().item(true);
  }

  static TokenRefusal refusalOf(RoutingContext context) {
    TokenRefusal refusal = context.get(REFUSAL);
    return refusal == null ? TokenRefusal.MISSING : refusal;
  }

  private Uni<SecurityIdentity> verify(RoutingContext context, String compact) {
    String keyId = AccessTokenCodec.keyId(compact);
    if (keyId == null) {
      return refuse(context, TokenRefusal.INVALID);
    }
    return keys.find(keyId)
        .map(Optional::ofNullable)
        .chain(
            key -> {
              if (key.isEmpty()) {
                return refuse(context, TokenRefusal.INVALID);
              }
              try {
                AccessToken token = tokens.verify(compact, key.get(), Instant.now());
                return revocations
                    .status(token)
                    .chain(
                        status ->
                            status == TokenStatus.REVOKED
                                ? refuse(context, TokenRefusal.INVALID)
                                : Uni.createFrom().item(identity(token, status)));
              } catch (TokenRefusedException refused) {
                return refuse(context, refused.refusal());
              }
            });
  }

  private static SecurityIdentity identity(AccessToken token, TokenStatus status) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(Long.toString(token.userId())))
        .addRoles(Set.of(token.role()))
        .addAttribute(TOKEN_ATTRIBUTE, token)
        .addAttribute(STATUS_ATTRIBUTE, status)
        .build();
  }

  private static Uni<SecurityIdentity> refuse(RoutingContext context, TokenRefusal refusal) {
    context.put(REFUSAL, refusal);
    return Uni.createFrom().failure(new AuthenticationFailedException(refusal.errorType()));
  }

  private static @Nullable String bearer(String header) {
    int space = header.indexOf(' ');
    boolean twoParts = space > 0 && header.indexOf(' ', space + 1) < 0;
    return twoParts && header.startsWith("Bearer ") && header.length() > space + 1
        ? header.substring(space + 1)
        : null;
  }
}
