package io.quizcast.quiz;

import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.player;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that public routes are limited and that every limit belongs to a route. */
@QuarkusTest
class QuizRateLimitsTest {
  private static final Path ROUTES = Path.of("../deploy/local/src/main/resources/routes.yaml");

  @Test
  void everyLimitBelongsToAPublishedRoute() throws IOException {
    String routes = Files.readString(ROUTES);
    assertThat(new QuizRateLimits().rows())
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(routes).contains("- " + row.method().name() + " " + row.path() + "\n"));
  }

  @Test
  void onlyTheClientThatAsksTooOftenIsLimited() {
    long quiz = newQuiz(Map.of());
    long eager = quiz * 1_000;
    for (int i = 0; i < 10; i++) {
      player(eager)
          .body(Map.of("text", "Please look at it"))
          .post("/api/quizzes/{id}/disputes", quiz)
          .then()
          .statusCode(404);
    }
    player(eager)
        .body(Map.of("text", "Please look at it"))
        .post("/api/quizzes/{id}/disputes", quiz)
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .body("error_type", equalTo("rate_limited"));
    player(eager + 1)
        .body(Map.of("text", "Please look at it"))
        .post("/api/quizzes/{id}/disputes", quiz)
        .then()
        .statusCode(404);
  }
}
