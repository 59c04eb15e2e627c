package io.quizcast.user.limit;

import io.quizcast.guard.limit.RateLimit;
import io.quizcast.guard.limit.RateLimit.Subject;
import io.quizcast.guard.limit.RateLimit.WhenRedisUnavailable;
import io.quizcast.guard.limit.RateLimits;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * All rate limits of this service. Limits by address are high enough for a school whose players all
 * open their results after a game. Limits by account are above what one person can do by hand.
 */
@ApplicationScoped
public class UserLimits implements RateLimits {
  private static final int ADDRESS = 1_200;
  private static final int READING = 120;
  private static final int CHANGING = 20;

  /** The limit of pictures and exports, which are expensive. */
  private static final int RARE = 5;

  private static final String PUSH = "/api/users/me/push-subscriptions";
  private static final String REGISTRATION = "/api/quizzes/{id}/registration";
  private static final String REGISTRATION_MOBILE = "/api/mobile/quizzes/{id}/registration";

  @Override
  public List<RateLimit> rows() {
    return List.of(
        address("leaderboard", HttpMethod.GET, "/api/leaderboard"),
        address("push-key", HttpMethod.GET, "/api/push/key"),
        address("profile-mobile-address", HttpMethod.PUT, "/api/mobile/auth/profile"),
        address("language-mobile-address", HttpMethod.PUT, "/api/mobile/users/me/language"),
        address("register-mobile-address", HttpMethod.POST, REGISTRATION_MOBILE),
        address("withdraw-mobile-address", HttpMethod.DELETE, REGISTRATION_MOBILE),
        account("leaderboard-me", HttpMethod.GET, "/api/leaderboard/me", READING),
        account("me", HttpMethod.GET, "/api/users/me", READING),
        account("history", HttpMethod.GET, "/api/users/me/results", READING),
        account("statistics", HttpMethod.GET, "/api/users/me/statistics", READING),
        account("profile", HttpMethod.PUT, "/api/users/me", CHANGING),
        account("profile-mobile", HttpMethod.PUT, "/api/mobile/auth/profile", CHANGING),
        account("language", HttpMethod.PUT, "/api/users/me/language", CHANGING),
        account("notifications", HttpMethod.GET, "/api/users/me/notifications", READING),
        account("notify", HttpMethod.PUT, "/api/users/me/notifications", CHANGING),
        account("push-subscribe", HttpMethod.POST, PUSH, CHANGING),
        account("push-unsubscribe", HttpMethod.DELETE, PUSH, CHANGING),
        account("avatar", HttpMethod.POST, "/api/users/me/avatar", RARE),
        account("registration", HttpMethod.GET, REGISTRATION, READING),
        account("register", HttpMethod.POST, REGISTRATION, CHANGING),
        account("withdraw", HttpMethod.DELETE, REGISTRATION, CHANGING),
        account("register-mobile", HttpMethod.POST, REGISTRATION_MOBILE, CHANGING),
        account("withdraw-mobile", HttpMethod.DELETE, REGISTRATION_MOBILE, CHANGING),
        account("export", HttpMethod.GET, "/api/users/me/export", RARE),
        account("language-mobile", HttpMethod.PUT, "/api/mobile/users/me/language", CHANGING));
  }

  private static RateLimit address(String name, HttpMethod method, String path) {
    return new RateLimit(
        "user-" + name, method, path, ADDRESS, ADDRESS, Subject.ADDRESS, WhenRedisUnavailable.OPEN);
  }

  private static RateLimit account(String name, HttpMethod method, String path, int perMinute) {
    return new RateLimit(
        "user-" + name,
        method,
        path,
        perMinute,
        perMinute,
        Subject.ACCOUNT,
        WhenRedisUnavailable.OPEN);
  }
}
