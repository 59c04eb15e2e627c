package io.quizcast.guard.limit;

import java.util.List;

/**
 * A service's table of rate limits, implemented as a bean. A service without such a bean has no
 * limits.
 */
public interface RateLimits {
  List<RateLimit> rows();
}
