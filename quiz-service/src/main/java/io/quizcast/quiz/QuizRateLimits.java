package io.quizcast.quiz;

import static io.quizcast.guard.limit.RateLimit.Subject.ACCOUNT;
import static io.quizcast.guard.limit.RateLimit.Subject.ADDRESS;

import io.quizcast.guard.limit.RateLimit;
import io.quizcast.guard.limit.RateLimit.Subject;
import io.quizcast.guard.limit.RateLimits;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The rate limits of the routes that guests and players call, and of the one that locks many
 * questions. Limits by address are high enough for an audience of several thousand players who
 * share one address.
 */
@ApplicationScoped
class QuizRateLimits implements RateLimits {
  private static final int HALL = 5_000;
  private static final int SEARCH = 600;

  @Override
  public List<RateLimit> rows() {
    return List.of(
        read("quizzes", "/api/quizzes", SEARCH, ADDRESS),
        read("quizzes-active", "/api/quizzes/active", HALL, ADDRESS),
        read("quizzes-scheduled", "/api/quizzes/scheduled", HALL, ADDRESS),
        read("quiz", "/api/quizzes/{id}", HALL, ADDRESS),
        read("quiz-questions", "/api/quizzes/{id}/with-questions", SEARCH, ADDRESS),
        read("quiz-results", "/api/quizzes/{id}/results", HALL, ADDRESS),
        read("quiz-calendar", "/api/quizzes/{id}/calendar.ics", SEARCH, ADDRESS),
        read("quiz-preview", "/api/quizzes/{id}/preview", HALL, ADDRESS),
        read("proof", "/api/quizzes/{id}/proof", SEARCH, ADDRESS),
        read("proof-answers", "/api/quizzes/{id}/proof/answers", 120, ADDRESS),
        row("stage-ticket", HttpMethod.POST, "/api/stage/ticket", 60, ADDRESS),
        read("my-result", "/api/quizzes/{id}/my-result", 120, ACCOUNT),
        read("my-seat", "/api/quizzes/{id}/my-seat", 120, ACCOUNT),
        read("my-answers", "/api/quizzes/{id}/my-answers", 60, ACCOUNT),
        read("my-disputes", "/api/quizzes/{id}/my-disputes", 60, ACCOUNT),
        row("disputes", HttpMethod.POST, "/api/quizzes/{id}/disputes", 10, ACCOUNT),
        row("pool-bulk", HttpMethod.POST, "/api/admin/question-pool/bulk", 60, ACCOUNT));
  }

  private static RateLimit read(String name, String path, int perMinute, Subject subject) {
    return row(name, HttpMethod.GET, path, perMinute, subject);
  }

  /** A limit whose full bucket holds the requests of one minute. */
  private static RateLimit row(
      String name, HttpMethod method, String path, int perMinute, Subject subject) {
    return new RateLimit(
        "quiz:" + name,
        method,
        path,
        perMinute,
        perMinute,
        subject,
        RateLimit.WhenRedisUnavailable.OPEN);
  }
}
