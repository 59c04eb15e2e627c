package io.quizcast.guard.limit;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.TokenAuthentication;
import io.quizcast.guard.token.AccessToken;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Applies the rate limits by account after authentication. */
public class AccountLimitFilter {
  private final RateLimitFilters limits;
  private final RateLimiter limiter;
  private final CurrentIdentityAssociation current;

  AccountLimitFilter(
      RateLimitFilters limits, RateLimiter limiter, CurrentIdentityAssociation current) {
    this.limits = limits;
    this.limiter = limiter;
    this.current = current;
  }

  @ServerRequestFilter
  public @Nullable Uni<Void> check(ContainerRequestContext request, RoutingContext context) {
    RateLimit limit = limits.accountLimit(request.getMethod(), context.normalizedPath());
    if (limit == null) {
      return null;
    }
    return CallerIdentity.ifSignedIn(current)
        .chain(
            token ->
                token.isEmpty() ? Uni.createFrom().voidItem() : take(limit, token.get(), context));
  }

  private Uni<Void> take(RateLimit limit, AccessToken token, RoutingContext context) {
    return limiter
        .take(limit, "u" + token.userId())
        .invoke(
            decision -> {
              RateLimitFilters.head(context.response(), decision);
              if (!decision.allowed()) {
                String presented = TokenAuthentication.presentedToken(context);
                if (presented != null) {
                  limiter.rememberToken(limit, presented, decision);
                }
                throw RequestRefused.tooMany(decision.retryAfter());
              }
            })
        .replaceWithVoid();
  }
}
