package io.quizcast.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Checks the CSRF token on routes with {@link CsrfProtected}. Clients rely on the order of the
 * refusals.
 */
// Application scoped, so that it is created on first use: the configuration is not available yet
// when REST collects the filters.
@Provider
@ApplicationScoped
@CsrfProtected
public class CsrfFilter implements ContainerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final CallerIdentity caller;
  private final String cookieName;

  CsrfFilter(CallerIdentity caller, GuardConfig config) {
    this.caller = caller;
    this.cookieName = CsrfSecret.cookieName(config.cookiesSecure());
  }

  @Override
  public void filter(ContainerRequestContext request) {
    boolean takesNoCookies = request.getUriInfo().getPath().startsWith(TokenAuthentication.MOBILE);
    if (SAFE.contains(request.getMethod()) || takesNoCookies) {
      return;
    }
    String header = request.getHeaderString(CsrfSecret.HEADER);
    if (header == null || header.isEmpty()) {
      throw refuse("csrf_token_missing", "The CSRF token is missing");
    }
    Cookie cookie = request.getCookies().get(cookieName);
    if (cookie == null) {
      throw refuse("csrf_secret_cookie_invalid", "The CSRF cookie is missing");
    }
    if (cookie.getValue().isEmpty()) {
      throw refuse("csrf_secret_cookie_empty", "The CSRF cookie is empty");
    }
    String expected = CsrfSecret.tokenOf(cookie.getValue());
    if (!CsrfSecret.same(CsrfSecret.claimOf(expected), caller.token().csrf())) {
      throw refuse("csrf_secret_mismatch", "The CSRF cookie belongs to another session");
    }
    if (!CsrfSecret.same(expected, header)) {
      throw refuse("csrf_token_invalid", "The CSRF token is not valid");
    }
  }

  private static RequestRefused refuse(String errorType, String error) {
    return RequestRefused.of(403, errorType, error);
  }
}
