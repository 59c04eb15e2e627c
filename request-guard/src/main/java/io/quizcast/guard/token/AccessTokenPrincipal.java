package io.quizcast.guard.token;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;

/**
 * The {@code JsonWebToken} of a verified access token. Its groups are the role and the permissions.
 */
public final class AccessTokenPrincipal extends DefaultJWTCallerPrincipal {
  private final AccessToken token;
  private final Set<String> groups;

  AccessTokenPrincipal(String compact, String type, JwtClaims claims, AccessToken token) {
    super(compact, type, claims);
    this.token = token;
    this.groups =
        Stream.concat(Stream.of(token.role()), token.permissions().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  public AccessToken token() {
    return token;
  }

  @Override
  public Set<String> getGroups() {
    return groups;
  }
}
