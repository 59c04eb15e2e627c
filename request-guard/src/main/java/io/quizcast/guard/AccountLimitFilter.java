package io.quizcast.guard;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Applies the rate limits by account after authentication. */
public class AccountLimitFilter {
  private final RateLimitFilters limits;
  private final RateLimiter limiter;
  private final SecurityIdentity identity;

  AccountLimitFilter(RateLimitFilters limits, RateLimiter limiter, SecurityIdentity identity) {
    this.limits = limits;
    this.limiter = limiter;
    this.identity = identity;
  }

  @ServerRequestFilter
  public @Nullable Uni<Void> check(ContainerRequestContext request, RoutingContext context) {
    RateLimit limit = limits.accountLimit(request.getMethod(), context.normalizedPath());
    if (limit == null) {
      return null;
    }
    Optional<AccessToken> token = CallerIdentity.tokenOf(identity);
    if (token.isEmpty()) {
      return null;
    }
    return limiter
        .take(limit, "u" + token.get().userId())
        .invoke(
            decision -> {
              RateLimitFilters.head(context.response(), decision);
              if (!decision.allowed()) {
                throw RequestRefused.tooMany(decision.retryAfter());
              }
            })
        .replaceWithVoid();
  }
}
