package io.quizcast.quiz.quizzes;

import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.inMinutes;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that error texts of quiz routes follow {@code Accept-Language}. */
@QuarkusTest
class QuizErrorTextsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                        | title must be 3 to 100 characters",
        "en-GB,en;q=0.9          | title must be 3 to 100 characters",
        "de                      | title must be 3 to 100 characters",
        "ru-RU,ru;q=0.9,en;q=0.8 | Название должно содержать от 3 до 100 символов",
        "kk                      | Атауы 3–100 таңба болуы керек",
        "en;q=0.1,kk;q=0.9       | Атауы 3–100 таңба болуы керек",
        ";;q=ru                  | title must be 3 to 100 characters"
      })
  void errorTextsFollowAcceptLanguageAndTheirTypeStays(String accepted, String error) {
    var request = admin().body(Map.of("title", "x", "scheduled_time", inMinutes(60)));
    if (accepted != null) {
      request.header("Accept-Language", accepted);
    }
    request
        .post("/api/quizzes")
        .then()
        .statusCode(400)
        .body("error", equalTo(error))
        .body("error_type", equalTo("validation_error"));
  }

  @Test
  void errorsOfElementsAndOfTheSharedChecksAreTranslatedToo() {
    long id = newQuiz(Map.of());
    admin()
        .header("Accept-Language", "ru")
        .body(Map.of("questions", List.of(Map.of("text", "", "options", List.of("a", "b")))))
        .post("/api/quizzes/{id}/questions", id)
        .then()
        .statusCode(422)
        .header("Content-Language", "ru")
        .body("error", equalTo("questions[0].text не должно быть пустым (и ещё 1)"))
        .body("errors[1].message", equalTo("обязательно"))
        .body("$", not(hasKey("total")));
    given()
        .header("Accept-Language", "kk")
        .get("/api/quizzes/{id}/my-result", id)
        .then()
        .statusCode(401)
        .body("error", equalTo("Жалғастыру үшін кіріңіз"))
        .body("error_type", equalTo("token_missing"));
    given()
        .header("Accept-Language", "ru")
        .get("/api/quizzes/not-a-number")
        .then()
        .statusCode(400)
        .body("error", equalTo("Неверный идентификатор"));
  }
}
