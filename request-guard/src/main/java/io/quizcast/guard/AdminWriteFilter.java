package io.quizcast.guard;

import io.quarkus.security.identity.SecurityIdentity;
import io.quizcast.guard.token.Revocations.TokenStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Refuses writes by admins while Redis is unavailable, because then it cannot tell whether an
 * admin's session was revoked. All other requests rely on the token alone.
 */
@Provider
public class AdminWriteFilter implements ContainerRequestFilter {
  private static final Set<String> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, "TRACE");

  private final SecurityIdentity identity;
  private final ResourceInfo resource;

  AdminWriteFilter(SecurityIdentity identity, ResourceInfo resource) {
    this.identity = identity;
    this.resource = resource;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (READING.contains(request.getMethod()) || !adminsOnly()) {
      return;
    }
    if (identity.getAttribute(TokenAuthentication.STATUS_ATTRIBUTE) == TokenStatus.UNKNOWN) {
      throw RequestRefused.unavailable();
    }
  }

  private boolean adminsOnly() {
    RolesAllowed onMethod = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
    RolesAllowed roles =
        onMethod != null ? onMethod : resource.getResourceClass().getAnnotation(RolesAllowed.class);
    return roles != null;
  }
}
