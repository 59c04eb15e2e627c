package io.quizcast.quiz;

import static io.restassured.RestAssured.given;

import io.quizcast.contracts.access.PortalRole;
import io.quizcast.guard.TokensForTests;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Requests of guests, players and admins, and the bodies that tests often send. */
public final class Callers {
  public static final long ADMIN_ID = 1;

  private Callers() {}

  public static RequestSpecification admin() {
    return admin(ADMIN_ID);
  }

  public static RequestSpecification admin(long userId) {
    return signedIn(tokens().admin(userId));
  }

  public static RequestSpecification player(long userId) {
    return signedIn(tokens().user(userId));
  }

  public static RequestSpecification portal(long userId, PortalRole role) {
    return signedIn(tokens().portal(userId, role));
  }

  public static TokensForTests tokens() {
    return TokensForTests.fromUrl(
        ConfigProvider.getConfig().getValue("quizcast.auth-url", String.class));
  }

  private static RequestSpecification signedIn(String token) {
    return given()
        .contentType(ContentType.JSON)
        .header("Authorization", "Bearer " + token)
        .cookie("csrf-secret", TokensForTests.CSRF_SECRET)
        .header("X-CSRF-Token", TokensForTests.CSRF_TOKEN);
  }

  public static String inMinutes(long minutes) {
    return Instant.now().plus(minutes, ChronoUnit.MINUTES).toString();
  }

  /**
   * Creates a quiz that starts in an hour; {@code fields} are added to the default ones or replace
   * them.
   */
  public static long newQuiz(Map<String, ?> fields) {
    Map<String, Object> body = new HashMap<>();
    body.put("title", "Evening quiz");
    body.put("scheduled_time", inMinutes(60));
    body.putAll(fields);
    return admin()
        .body(body)
        .post("/api/quizzes")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getLong("id");
  }

  public static Map<String, Object> question(String text) {
    Map<String, Object> question = new HashMap<>();
    question.put("text", text);
    question.put("options", List.of("one", "two", "three", "four"));
    question.put("correct_option", 1);
    return question;
  }

  public static void addQuestions(long quizId, List<?> questions) {
    admin()
        .body(Map.of("questions", questions))
        .post("/api/quizzes/{id}/questions", quizId)
        .then()
        .statusCode(200);
  }
}
