package io.quizcast.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Checks the internal token on routes with {@link InternalOnly}. Without the token the answer is
 * 404, so that the route is not disclosed.
 */
// Application scoped, so that it is created on first use: the configuration is not available yet
// when REST collects the filters.
@Provider
@ApplicationScoped
@InternalOnly
public class InternalFilter implements ContainerRequestFilter {
  public static final String HEADER = "X-Internal-Token";

  private final String expected;

  InternalFilter(GuardConfig config) {
    this.expected = config.internalToken();
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String given = request.getHeaderString(HEADER);
    if (given == null || !CsrfSecret.same(given, expected)) {
      throw RequestRefused.notFound("Not found");
    }
  }
}
