package io.quizcast.gateway;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quizcast.guard.TokensForTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays the role of the other services: auth-service's keys, and quiz-service's facts about
 * quizzes.
 */
public final class TestServices implements QuarkusTestResourceLifecycleManager {
  /** Quizzes that ended long ago, by id. */
  public static final long COMPLETED = 500;

  public static final long CANCELLED = 501;
  public static final long UNKNOWN = 502;

  /**
   * A quiz that is scheduled at the first request and cancelled afterwards. Its owner never
   * publishes an event.
   */
  public static final long CANCELLED_AT_ONCE = 503;

  /** A rehearsal that its owner has not announced yet. */
  public static final long REHEARSAL = 504;

  /** A player of {@link #COMPLETED} whose result is still being written. */
  public static final long WITHOUT_RESULT_YET = 78;

  private final AtomicInteger asked = new AtomicInteger();

  @Override
  public Map<String, String> start() {
    try {
      HttpServer quiz =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      quiz.createContext(
          "/internal/games/",
          exchange -> {
            String id = exchange.getRequestURI().getPath().split("/")[3];
            long quizId = Long.parseLong(id);
            boolean cancelled =
                quizId == CANCELLED || (quizId == CANCELLED_AT_ONCE && asked.getAndIncrement() > 0);
            String status =
                quizId == COMPLETED ? "completed" : cancelled ? "cancelled" : "scheduled";
            String query = exchange.getRequestURI().getQuery();
            String more = quizId == REHEARSAL ? ",\"rehearsal\":true" : "";
            if (cancelled) {
              more = ",\"cancel_reason\":\"cancelled_by_admin\"";
            } else if (quizId == COMPLETED && "user_id=77".equals(query)) {
              more =
                  ",\"result\":{\"score\":3,\"correct_count\":3,\"is_eliminated\":true,"
                      + "\"elimination_reason\":\"incorrect_answer\"}";
            }
            byte[] body =
                "{\"quiz_id\":%s,\"status\":\"%s\"%s}"
                    .formatted(id, status, more)
                    .getBytes(StandardCharsets.UTF_8);
            boolean known =
                quizId != UNKNOWN && exchange.getRequestHeaders().containsKey("X-Internal-Token");
            int answer = ("user_id=" + WITHOUT_RESULT_YET).equals(query) ? 503 : 200;
            exchange.sendResponseHeaders(known ? answer : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      quiz.start();
      return Map.of(
          "quizcast.auth-url",
          TokensForTests.start().url(),
          // The first replica is unavailable, so the second one answers.
          "quizcast.quiz-urls",
          "http://127.0.0.1:1,http://127.0.0.1:" + quiz.getAddress().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {}
}
