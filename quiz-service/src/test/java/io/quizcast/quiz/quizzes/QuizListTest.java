package io.quizcast.quiz.quizzes;

import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.inMinutes;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the lists of quizzes: pages, filters and order. */
@QuarkusTest
class QuizListTest {
  @ParameterizedTest
  @CsvSource({
    "date_from, -999999999-01-01T00:00:00Z, true",
    "date_to, -999999999-01-01T00:00:00Z, false",
    "date_to, +999999999-12-31T23:59:59Z, true",
    "date_from, +999999999-12-31T23:59:59Z, false",
    "date_from, 0000-01-01T00:00:00+18:00, true"
  })
  void datesFarOutsideOfTheCalendarBoundNothing(String bound, String date, boolean found) {
    int id = (int) newQuiz(Map.of("title", "Far dates"));
    given()
        .queryParam(bound, date)
        .queryParam("search", "Far dates")
        .get("/api/quizzes")
        .then()
        .statusCode(200)
        .body("quizzes.id", found ? hasItem(id) : hasSize(0));
    admin()
        .body(Map.of("title", "Far dates", "scheduled_time", date))
        .post("/api/quizzes")
        .then()
        .statusCode(422);
  }

  @Test
  void theListIsPagedFilteredAndSearched() {
    String word = "w" + UUID.randomUUID().toString().substring(0, 8);
    long first = newQuiz(Map.of("title", "First " + word, "scheduled_time", inMinutes(300)));
    long second =
        newQuiz(
            Map.of(
                "title",
                "Second",
                "description",
                word.toUpperCase(),
                "scheduled_time",
                inMinutes(200)));
    given()
        .queryParam("search", word)
        .queryParam("page_size", 500)
        .get("/api/quizzes")
        .then()
        .statusCode(200)
        .body("total", equalTo(2))
        .body("page", equalTo(1))
        .body("size", equalTo(10))
        .body("quizzes.id", equalTo(List.of((int) first, (int) second)));
    given()
        .queryParam("search", word)
        .queryParam("date_to", inMinutes(250))
        .queryParam("date_from", "nonsense")
        .queryParam("page", "zero")
        .get("/api/quizzes")
        .then()
        .body("quizzes.id", equalTo(List.of((int) second)));
    given().queryParam("search", "%").get("/api/quizzes").then().body("total", equalTo(0));
    given().queryParam("search", word + "\0").get("/api/quizzes").then().body("total", equalTo(2));
    given()
        .queryParam("search", word)
        .queryParam("status", "completed")
        .get("/api/quizzes")
        .then()
        .body("quizzes", hasSize(0));
    given().queryParam("status", "created").get("/api/quizzes").then().body("quizzes", hasSize(0));
    for (int beyond : List.of(3, 1_000_001, Integer.MAX_VALUE)) {
      given()
          .queryParam("search", word)
          .queryParam("page", beyond)
          .get("/api/quizzes")
          .then()
          .statusCode(200)
          .body("quizzes", hasSize(0))
          .body("total", equalTo(2))
          .body("page", equalTo(beyond));
    }
    given()
        .queryParam("page_size", 1)
        .get("/api/quizzes")
        .then()
        .body("quizzes", hasSize(1))
        .body("size", equalTo(1));
  }

  @Test
  void upcomingQuizzesAreAnArraySortedBySoonestFirst() {
    long later = newQuiz(Map.of("scheduled_time", inMinutes(30)));
    long sooner = newQuiz(Map.of("scheduled_time", inMinutes(20)));
    List<Integer> ids =
        given()
            .get("/api/quizzes/scheduled")
            .then()
            .statusCode(200)
            .body("status", everyItem(equalTo("scheduled")))
            .extract()
            .jsonPath()
            .getList("id");
    assertThat(ids).containsSubsequence((int) sooner, (int) later);
  }

  @Test
  void activeAnswers404WithoutARunningQuiz() {
    given().get("/api/quizzes/active").then().statusCode(404);
  }

  @Test
  void aDeletedQuizIsGoneFromEveryList() {
    long id = newQuiz(Map.of());
    admin().delete("/api/quizzes/{id}", id).then().statusCode(200);
    given().get("/api/quizzes/{id}", id).then().statusCode(404);
    given().get("/api/quizzes/scheduled").then().body("id", not(hasItem((int) id)));
    admin().delete("/api/quizzes/{id}", id).then().statusCode(404);
  }
}
