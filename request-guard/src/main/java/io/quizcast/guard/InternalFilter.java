package io.quizcast.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** The check behind {@link InternalOnly}: without the token the route does not seem to exist. */
@Provider
@ApplicationScoped // made on first use: settings are not there yet when REST looks for filters
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
