package io.quizcast.guard;

import java.util.List;

/** A service's table of rate limits. Implement it as a bean; without one nothing is limited. */
public interface RateLimits {
  List<RateLimit> rows();
}
