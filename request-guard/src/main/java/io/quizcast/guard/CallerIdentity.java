package io.quizcast.guard;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quizcast.guard.token.AccessToken;
import io.quizcast.guard.token.AccessTokenPrincipal;
import io.quizcast.guard.token.TokenRefusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The identity of the caller, for injection into resources. Request scoped. */
@RequestScoped
public class CallerIdentity {
  private final CurrentIdentityAssociation current;

  CallerIdentity(CurrentIdentityAssociation current) {
    this.current = current;
  }

  /**
   * Returns the caller's token on a route with {@code @Authenticated} or {@code @RolesAllowed}.
   *
   * @throws RequestRefused 401 {@code token_missing} on a public route
   */
  public AccessToken token() {
    return tokenOf(current.getIdentity())
        .orElseThrow(() -> RequestRefused.token(TokenRefusal.MISSING));
  }

  public long userId() {
    return token().userId();
  }

  public long sessionId() {
    return token().sessionId();
  }

  public boolean may(String permission) {
    return token().may(permission);
  }

  /**
   * The caller's token on a public route; empty for guests and for callers with an invalid token.
   */
  public Uni<Optional<AccessToken>> ifSignedIn() {
    return ifSignedIn(current);
  }

  /** Same as {@link #ifSignedIn()}, but never blocks, even if the identity is not known yet. */
  public static Uni<Optional<AccessToken>> ifSignedIn(CurrentIdentityAssociation current) {
    return current
        .getDeferredIdentity()
        .map(CallerIdentity::tokenOf)
        .onFailure(AuthenticationFailedException.class)
        .recoverWithItem(Optional.empty());
  }

  /** Returns the token of an identity; empty for guests. */
  public static Optional<AccessToken> tokenOf(@Nullable SecurityIdentity identity) {
    if (identity == null || identity.isAnonymous()) {
      return Optional.empty();
    }
    return identity.getPrincipal() instanceof AccessTokenPrincipal principal
        ? Optional.of(principal.token())
        : Optional.empty();
  }
}
