package io.quizcast.quiz.quizzes;

import static io.quizcast.quiz.Callers.addQuestions;
import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.inMinutes;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.question;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests copies of quizzes, and which fields a copy keeps. */
@QuarkusTest
class QuizCopyTest {
  @Test
  void theRevealTimeIsSetEditedAndCopied() {
    long id = newQuiz(Map.of("question_source_mode", "admin_only"));
    given().get("/api/quizzes/{id}", id).then().body("reveal_ms", equalTo(5_000));
    for (int wrong : new int[] {0, 499, 15_001, -1}) {
      admin()
          .body(Map.of("reveal_ms", wrong))
          .put("/api/quizzes/{id}", id)
          .then()
          .statusCode(422)
          .body("error", containsString("reveal_ms"))
          .body("error_type", equalTo("validation_error"));
    }
    admin().body(Map.of("reveal_ms", "soon")).put("/api/quizzes/{id}", id).then().statusCode(400);
    admin()
        .body(Map.of("reveal_ms", 15_000))
        .put("/api/quizzes/{id}", id)
        .then()
        .statusCode(200)
        .body("reveal_ms", equalTo(15_000));
    addQuestions(id, List.of(question("Copied?")));
    admin()
        .body(Map.of("scheduled_time", inMinutes(90)))
        .post("/api/quizzes/{id}/duplicate", id)
        .then()
        .statusCode(201)
        .body("reveal_ms", equalTo(15_000));
    long quick = newQuiz(Map.of("reveal_ms", 500));
    given().get("/api/quizzes/{id}", quick).then().body("reveal_ms", equalTo(500));
  }

  @Test
  void aMissingTimeIsRefusedBeforeTheQuizIsRead() {
    long cancelled = newQuiz(Map.of());
    admin().put("/api/quizzes/{id}/cancel", cancelled).then().statusCode(200);
    for (long id : List.of(cancelled, 4_000_000_000L)) {
      admin().body("{}").put("/api/quizzes/{id}/schedule", id).then().statusCode(400);
      admin().body("{}").post("/api/quizzes/{id}/duplicate", id).then().statusCode(400);
    }
  }

  @Test
  void aCopyHasTheQuestionsAndOneMarkInTheTitle() {
    long id = newQuiz(Map.of("title", "X (Копия 3) y", "prize_fund", 5));
    admin()
        .body(Map.of("scheduled_time", inMinutes(70)))
        .post("/api/quizzes/{id}/duplicate", id)
        .then()
        .statusCode(422);
    Map<String, Object> question = question("What is asked twice?");
    question.put("difficulty", 5);
    addQuestions(id, List.of(question));
    long copy =
        admin()
            .body(Map.of("scheduled_time", inMinutes(70)))
            .post("/api/quizzes/{id}/duplicate", id)
            .then()
            .statusCode(201)
            .body("title", equalTo("X (Копия)"))
            .body("prize_fund", equalTo(5))
            .body("question_count", equalTo(1))
            .extract()
            .jsonPath()
            .getLong("id");
    admin()
        .get("/api/quizzes/{id}/questions", copy)
        .then()
        .body("items.text", equalTo(List.of("What is asked twice?")))
        .body("items.difficulty", equalTo(List.of(5)));
    admin()
        .body(Map.of("scheduled_time", inMinutes(-70)))
        .post("/api/quizzes/{id}/duplicate", id)
        .then()
        .statusCode(422);
  }

  @Test
  void aQuizMayBelongToASeries() {
    long id = newQuiz(Map.of("series", "friday-night"));
    given().get("/api/quizzes/{id}", id).then().body("series", equalTo("friday-night"));
    addQuestions(id, List.of(question("Again?")));
    admin()
        .body(Map.of("scheduled_time", inMinutes(70)))
        .post("/api/quizzes/{id}/duplicate", id)
        .then()
        .body("series", equalTo("friday-night"));
    for (String odd : List.of("Friday", "a--b", "-a", "пятница", "a b", "x".repeat(41))) {
      admin()
          .body(Map.of("series", odd))
          .put("/api/quizzes/{id}", id)
          .then()
          .statusCode(422)
          .body("error_type", equalTo("validation_error"));
    }
    admin().body(Map.of("title", "Another")).put("/api/quizzes/{id}", id).then().statusCode(200);
    given().get("/api/quizzes/{id}", id).then().body("series", equalTo("friday-night"));
    admin().body(Map.of("series", "")).put("/api/quizzes/{id}", id).then().statusCode(200);
    given().get("/api/quizzes/{id}", id).then().body("$", not(hasKey("series")));
  }
}
