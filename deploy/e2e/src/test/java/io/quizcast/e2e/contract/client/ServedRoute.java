package io.quizcast.e2e.contract.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;

/** A route of the route table, so that tests cover every route that the edge serves. */
public record ServedRoute(String method, String pattern) {
  /** The routes that require no token. */
  private static final Set<String> PUBLIC =
      Set.of(
          "GET /.well-known/jwks.json",
          "POST /api/auth/register",
          "POST /api/auth/login",
          "POST /api/auth/refresh",
          "POST /api/auth/check-refresh",
          "POST /api/auth/token-info",
          "POST /api/auth/google/exchange",
          "GET /api/auth/google/client",
          "GET /api/installation",
          "POST /api/auth/forgot-password",
          "POST /api/auth/reset-password",
          "POST /api/auth/two-factor",
          "POST /api/mobile/auth/two-factor",
          "POST /api/mobile/auth/login",
          "POST /api/mobile/auth/register",
          "POST /api/mobile/auth/refresh",
          "POST /api/mobile/auth/google/exchange",
          "POST /api/mobile/auth/logout",
          "GET /api/leaderboard",
          "GET /api/quizzes",
          "GET /api/quizzes/active",
          "GET /api/quizzes/scheduled",
          "GET /api/quizzes/{id}",
          "GET /api/quizzes/{id}/with-questions",
          "GET /api/quizzes/{id}/results",
          "GET /api/quizzes/{id}/calendar.ics",
          "GET /api/quizzes/{id}/preview",
          "GET /api/quizzes/{id}/proof",
          "GET /api/quizzes/{id}/proof/answers",
          "POST /api/stage/ticket",
          "GET /api/push/key",
          "GET /api/users/{id}/avatar",
          "GET /uploads/ads/{file}",
          "GET /ws",
          "GET /ws/events",
          "POST /ws/events/{stream}");

  private static final List<ServedRoute> ALL = read();

  /**
   * Runs a check for all routes that match, and reports every route that fails.
   *
   * @param check gets the route and collects what is wrong with its answers
   */
  public static void each(
      Predicate<ServedRoute> which, BiConsumer<ServedRoute, SoftAssertions> check) {
    List<ServedRoute> asked = ALL.stream().filter(which).toList();
    assertThat(asked).isNotEmpty();
    SoftAssertions.assertSoftly(
        softly -> asked.forEach(route -> softly.check(() -> check.accept(route, softly))));
  }

  /** Whether a route answers this method and path. */
  public static boolean isServed(String method, String path) {
    return ALL.stream()
        .anyMatch(route -> route.method.equals(method) && path.matches(route.asRegex()));
  }

  /** The path with ids that nothing has. */
  public String path() {
    return pattern.replaceAll("\\{\\w+}", "999999999");
  }

  private String asRegex() {
    return pattern.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+");
  }

  public boolean isPublic() {
    return PUBLIC.contains(toString());
  }

  public boolean isMobile() {
    return pattern.startsWith("/api/mobile/");
  }

  public boolean changes() {
    return !method.equals("GET");
  }

  /** Sends an empty object to a route that changes something, and nothing to the others. */
  public Answer ask(Http http, Map<String, String> headers) {
    return http.sendJson(method, path(), headers, changes() ? "{}" : null);
  }

  @Override
  public String toString() {
    return method + " " + pattern;
  }

  private static List<ServedRoute> read() {
    try (InputStream in = ServedRoute.class.getResourceAsStream("/routes.yaml")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> line.startsWith("- "))
          .map(line -> line.substring(2).split(" ", 2))
          .map(pair -> new ServedRoute(pair[0], pair[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
