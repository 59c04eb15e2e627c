package io.quizcast.guard;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;

/** The {@code JsonWebToken} of a verified access token; its only group is the role. */
final class AccessTokenPrincipal extends DefaultJWTCallerPrincipal {
  private final AccessToken token;
  private final Set<String> groups;

  AccessTokenPrincipal(String compact, String type, JwtClaims claims, AccessToken token) {
    super(compact, type, claims);
    this.token = token;
    this.groups = Set.of(token.role());
  }

  AccessToken token() {
    return token;
  }

  @Override
  public Set<String> getGroups() {
    return groups;
  }
}
