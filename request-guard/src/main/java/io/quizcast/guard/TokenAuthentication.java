package io.quizcast.guard;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quizcast.guard.language.ErrorTexts;
import io.quizcast.guard.token.AccessToken;
import io.quizcast.guard.token.AccessTokenCodec;
import io.quizcast.guard.token.AccessTokenCodec.TokenRefusedException;
import io.quizcast.guard.token.AccessTokenPrincipalFactory;
import io.quizcast.guard.token.Revocations;
import io.quizcast.guard.token.Revocations.TokenStatus;
import io.quizcast.guard.token.TokenRefusal;
import io.quizcast.guard.token.VerificationKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates callers by the access token in the Authorization header or, for browsers, in a
 * cookie. The header takes precedence. Mobile routes accept only the header, because they have no
 * CSRF check.
 */
@ApplicationScoped
public class TokenAuthentication implements HttpAuthenticationMechanism {
  static final String ACCESS_COOKIE = "access_token";
  static final String STATUS_ATTRIBUTE = "quizcast.status";
  private static final String REFUSAL = "quizcast.refusal";
  static final String MOBILE = "/api/mobile/";

  private final VerificationKeys keys;
  private final Revocations revocations;
  private final ErrorTexts texts;

  TokenAuthentication(VerificationKeys keys, Revocations revocations, ErrorTexts texts) {
    this.keys = keys;
    this.revocations = revocations;
    this.texts = texts;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager idp) {
    String token = presentedToken(context);
    if (token == null || token.isEmpty()) {
      if (context.request().getHeader("Authorization") == null) {
        context.put(REFUSAL, TokenRefusal.MISSING);
        return Uni.createFrom().nullItem();
      }
      return refuse(context, TokenRefusal.FORMAT);
    }
    return onOwnContext(verify(context, token, idp));
  }

  /** The access token that {@link #authenticate} verifies; null if the request has none. */
  public static @Nullable String presentedToken(RoutingContext context) {
    String header = context.request().getHeader("Authorization");
    String bearer = header == null ? null : bearer(header);
    if (bearer != null) {
      return bearer;
    }
    Cookie cookie =
        context.normalizedPath().startsWith(MOBILE)
            ? null
            : context.request().getCookie(ACCESS_COOKIE);
    return cookie == null ? null : cookie.getValue();
  }

  /**
   * The framework stores the identity in the request of the current context. If that were the
   * context of another request, that request would get this caller's identity.
   */
  private static Uni<SecurityIdentity> onOwnContext(Uni<SecurityIdentity> identity) {
    Context own = Vertx.currentContext();
    if (own == null) {
      return identity;
    }
    return identity.emitOn(
        task -> {
          if (own == Vertx.currentContext()) {
            task.run();
          } else {
            own.runOnContext(_ -> task.run());
          }
        });
  }

  /** Runs before the mechanism of SmallRye JWT, which also reads the Authorization header. */
  @Override
  public int getPriority() {
    return HttpAuthenticationMechanism.DEFAULT_PRIORITY + 1_000;
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom()
        .item(new ChallengeData(HttpResponseStatus.UNAUTHORIZED.code(), null, null));
  }

  /**
   * Used for requests outside REST, such as WebSocket upgrades. Answers of REST come from {@link
   * ErrorMappers}.
   */
  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    RequestRefused.token(refusalOf(context)).answer(context, texts);
    return Uni.createFrom().item(true);
  }

  static TokenRefusal refusalOf(RoutingContext context) {
    TokenRefusal refusal = context.get(REFUSAL);
    return refusal == null ? TokenRefusal.MISSING : refusal;
  }

  private Uni<SecurityIdentity> verify(
      RoutingContext context, String compact, IdentityProviderManager identities) {
    String keyId = AccessTokenCodec.keyId(compact);
    if (keyId == null) {
      return refuse(context, TokenRefusal.INVALID);
    }
    return keys.find(keyId)
        .map(Optional::ofNullable)
        .chain(
            key ->
                key.isEmpty()
                    ? refuse(context, TokenRefusal.INVALID)
                    : identities
                        .authenticate(
                            new TokenAuthenticationRequest(new JsonWebTokenCredential(compact)))
                        .onFailure(AuthenticationFailedException.class)
                        .recoverWithUni(failure -> refuse(context, refusalIn(failure)))
                        .chain(identity -> unlessRevoked(context, identity)));
  }

  private Uni<SecurityIdentity> unlessRevoked(RoutingContext context, SecurityIdentity identity) {
    AccessToken token = CallerIdentity.tokenOf(identity).orElseThrow();
    return revocations
        .status(token)
        .chain(
            status ->
                status == TokenStatus.REVOKED
                    ? refuse(context, TokenRefusal.INVALID)
                    : Uni.createFrom()
                        .item(
                            QuarkusSecurityIdentity.builder(identity)
                                .addAttribute(STATUS_ATTRIBUTE, status)
                                .build()));
  }

  /** Returns the reason why {@link AccessTokenPrincipalFactory} refused the token. */
  private static TokenRefusal refusalIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TokenRefusedException refused) {
        return refused.refusal();
      }
    }
    return TokenRefusal.INVALID;
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
