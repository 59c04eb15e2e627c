package io.quizcast.guard.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.TokenAuthentication;
import io.quizcast.guard.language.ErrorTexts;
import io.quizcast.guard.limit.RateLimit.Subject;
import io.quizcast.guard.limit.RateLimiter.Decision;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Applies the rate limits by address before authentication, so that 429 comes before 401. It is a
 * Vert.x filter, because security annotations are checked before REST filters run. It also repeats
 * recent refusals of an account without verifying the token again.
 */
@ApplicationScoped
public class RateLimitFilters {
  private static final int BEFORE_AUTHENTICATION = 350;

  private static final Pattern NUMBER = Pattern.compile("/[0-9]+(?=/|$)");

  private final RateLimiter limiter;
  private final ClientAddress addresses;
  private final ErrorTexts texts;
  private final Map<String, RateLimit> byAddress = new HashMap<>();
  private final Map<String, RateLimit> byAccount = new HashMap<>();

  RateLimitFilters(
      RateLimiter limiter, ClientAddress addresses, ErrorTexts texts, Instance<RateLimits> tables) {
    this.limiter = limiter;
    this.addresses = addresses;
    this.texts = texts;
    for (RateLimits table : tables) {
      for (RateLimit row : table.rows()) {
        Map<String, RateLimit> rows = row.subject() == Subject.ADDRESS ? byAddress : byAccount;
        if (rows.put(row.method().name() + " " + row.path(), row) != null) {
          throw new IllegalStateException("Two limits for " + row.path());
        }
      }
    }
  }

  void register(@Observes Filters filters) {
    if (!byAddress.isEmpty() || !byAccount.isEmpty()) {
      filters.register(this::check, BEFORE_AUTHENTICATION);
    }
  }

  @Nullable RateLimit accountLimit(String method, String path) {
    return limit(byAccount, method, path);
  }

  private static @Nullable RateLimit limit(
      Map<String, RateLimit> rows, String method, String path) {
    RateLimit exact = rows.get(method + " " + path);
    return exact != null
        ? exact
        : rows.get(method + " " + NUMBER.matcher(path).replaceAll("/{id}"));
  }

  void check(RoutingContext context) {
    String method = context.request().method().name();
    Optional<Decision> known = knownRefusal(context, method);
    if (known.isPresent()) {
      decide(context, known.get());
      return;
    }
    RateLimit limit = limit(byAddress, method, context.normalizedPath());
    if (limit == null) {
      context.next();
      return;
    }
    context.request().pause();
    limiter
        .take(limit, ClientAddress.bucketOf(addresses.of(context.request())))
        .subscribe()
        .with(
            decision -> {
              context.request().resume();
              decide(context, decision);
            },
            context::fail);
  }

  private Optional<Decision> knownRefusal(RoutingContext context, String method) {
    RateLimit limit = accountLimit(method, context.normalizedPath());
    String token = limit == null ? null : TokenAuthentication.presentedToken(context);
    return limit == null || token == null ? Optional.empty() : limiter.findByToken(limit, token);
  }

  static void head(HttpServerResponse response, Decision decision) {
    response
        .putHeader("X-RateLimit-Limit", Integer.toString(decision.limit()))
        .putHeader("X-RateLimit-Remaining", Long.toString(decision.left()))
        .putHeader("X-RateLimit-Reset", Long.toString(decision.resetSeconds()));
  }

  private void decide(RoutingContext context, Decision decision) {
    head(context.response(), decision);
    if (decision.allowed()) {
      context.next();
      return;
    }
    RequestRefused.tooMany(decision.retryAfter()).answer(context, texts);
  }
}
