package io.quizcast.quiz.quizzes;

import static io.quizcast.quiz.Callers.addQuestions;
import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.inMinutes;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.player;
import static io.quizcast.quiz.Callers.question;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class QuizRoutesTest {

  @Test
  void aQuizIsCreatedWithTheContractsFieldsAndAWarning() {
    String time = inMinutes(90);
    admin()
        .body(Map.of("title", "  Кубок знаний ", "scheduled_time", time))
        .post("/api/quizzes")
        .then()
        .statusCode(201)
        .header("X-Quiz-Schedule-Warning", containsString("not enough questions"))
        .body("id", notNullValue())
        .body("title", equalTo("Кубок знаний"))
        .body("status", equalTo("scheduled"))
        .body("question_count", equalTo(0))
        .body("prize_fund", equalTo(1_000_000))
        .body("finish_on_zero_players", equalTo(false))
        .body("question_source_mode", equalTo("hybrid"))
        .body("$", not(hasKey("description")))
        .body("$", not(hasKey("questions")))
        .body("created_at", notNullValue())
        .body("updated_at", notNullValue());
  }

  @Test
  void aQuizIsServedAsACalendarEntry() {
    long id = newQuiz(Map.of("title", "Calendar"));
    given()
        .get("/api/quizzes/" + id + "/calendar.ics")
        .then()
        .statusCode(200)
        .contentType(containsString("text/calendar"))
        .body(containsString("SUMMARY:Calendar"));
    given().get("/api/quizzes/999999999/calendar.ics").then().statusCode(404);
  }

  @Test
  void aQuizIsServedAsHeadTagsOfItsPage() {
    long id = newQuiz(Map.of("title", "Кубок <b>знаний</b>"));
    given()
        .header("Accept-Language", "en")
        .get("/api/quizzes/" + id + "/preview")
        .then()
        .statusCode(200)
        .contentType(containsString("text/html"))
        .header("Cache-Control", "public, max-age=60")
        .header("Content-Language", "en")
        .body(containsString("og:title\" content=\"Кубок &lt;b&gt;знаний&lt;/b&gt;\""))
        .body(containsString("og:url\" content=\"http://localhost:8080/quiz/" + id + "\""));
    given()
        .get("/api/quizzes/" + id + "/preview")
        .then()
        .header("Content-Language", "ru")
        .body(containsString("призовой фонд"));
    given().get("/api/quizzes/999999999/preview").then().statusCode(404);
  }

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

  @Test
  void aRehearsalHasNoCalendarEntry() {
    long id = newQuiz(Map.of("question_source_mode", "admin_only"));
    addQuestions(id, List.of(question("Rehearsed?")));
    int copy =
        admin()
            .body(Map.of("bots", 1))
            .post("/api/admin/quizzes/{id}/rehearsals", id)
            .then()
            .statusCode(201)
            .extract()
            .path("quiz_id");
    given().get("/api/quizzes/{id}/calendar.ics", copy).then().statusCode(404);
    given().get("/api/quizzes/{id}/preview", copy).then().statusCode(404);
  }

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

  @ParameterizedTest
  @CsvSource({"0, 201, 0", "-1, 422, ", "3000000000, 201, 3000000000"})
  void defect22And23_aLargePrizeFundIsAcceptedAndZeroMeansNone(
      long prize, int status, Long stored) {
    var answer =
        admin()
            .body(Map.of("title", "Prizes", "scheduled_time", inMinutes(60), "prize_fund", prize))
            .post("/api/quizzes")
            .then()
            .statusCode(status);
    if (stored != null) {
      assertThat(answer.extract().jsonPath().getLong("prize_fund")).isEqualTo(stored);
    }
  }

  @Test
  void unreadableBodiesAre400AndBrokenRulesAre422() {
    for (Map<String, ?> body :
        List.of(
            Map.of("title", "ab", "scheduled_time", inMinutes(60)),
            Map.of("title", "я".repeat(101), "scheduled_time", inMinutes(60)),
            Map.of("title", "No time"),
            Map.of("title", "Not a time", "scheduled_time", "tomorrow"),
            Map.of("title", "No text", "scheduled_time", 1_900_000_000),
            Map.of("title", "No text", "scheduled_time", "1900000000"),
            Map.of("title", "No number", "scheduled_time", inMinutes(60), "prize_fund", "a lot"),
            Map.of(
                "title",
                "Long",
                "scheduled_time",
                inMinutes(60),
                "description",
                "x".repeat(501)))) {
      admin()
          .body(body)
          .post("/api/quizzes")
          .then()
          .statusCode(400)
          .body("error", notNullValue())
          .body("error_type", equalTo("validation_error"));
    }
    for (Map<String, ?> body :
        List.of(
            Map.of("title", "Too late", "scheduled_time", inMinutes(-1)),
            Map.of("title", "Far", "scheduled_time", "2990-01-01T00:00:00Z"),
            Map.of(
                "title",
                "Mode",
                "scheduled_time",
                inMinutes(60),
                "question_source_mode",
                "magic"))) {
      admin()
          .body(body)
          .post("/api/quizzes")
          .then()
          .statusCode(422)
          .body("error_type", equalTo("validation_error"));
    }
    admin().body("{\"title\":").post("/api/quizzes").then().statusCode(400);
    admin().post("/api/quizzes").then().statusCode(400);
  }

  @Test
  void onlyAdminsMayChangeAQuizAndTheIdIsCheckedBeforeTheToken() {
    String body = "{\"title\":\"Not mine\",\"scheduled_time\":\"" + inMinutes(60) + "\"}";
    given()
        .contentType("application/json")
        .body(body)
        .post("/api/quizzes")
        .then()
        .statusCode(401)
        .body("error_type", equalTo("token_missing"));
    player(50)
        .body(body)
        .post("/api/quizzes")
        .then()
        .statusCode(403)
        .body("$", not(hasKey("error_type")));
    given()
        .put("/api/quizzes/abc/cancel")
        .then()
        .statusCode(400)
        .body("error", equalTo("Invalid id"));
    given().put("/api/quizzes/4294967296/cancel").then().statusCode(400);
    given().put("/api/quizzes/4294967295/cancel").then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "4294967296", "1e3", "%20", "0x1", "99999999999999999999"})
  void aMalformedIdIs400(String id) {
    given().urlEncodingEnabled(false).get("/api/quizzes/" + id).then().statusCode(400);
  }

  @Test
  void anUnknownQuizIs404() {
    given()
        .get("/api/quizzes/4000000000")
        .then()
        .statusCode(404)
        .body("error", equalTo("record not found"))
        .body("error_type", equalTo("not_found"));
    admin().put("/api/quizzes/4000000000/cancel").then().statusCode(404);
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
  void defect9_onlyUnplayedQuizzesAreRescheduled() {
    long id = newQuiz(Map.of());
    String time = inMinutes(120);
    admin()
        .body(Map.of("scheduled_time", time, "finish_on_zero_players", true))
        .put("/api/quizzes/{id}/schedule", id)
        .then()
        .statusCode(200)
        .body("message", notNullValue())
        .header("X-Quiz-Schedule-Warning", notNullValue());
    given().get("/api/quizzes/{id}", id).then().body("finish_on_zero_players", equalTo(true));
    admin()
        .body(Map.of("scheduled_time", inMinutes(-5)))
        .put("/api/quizzes/{id}/schedule", id)
        .then()
        .statusCode(422);
    admin().body("{}").put("/api/quizzes/{id}/schedule", id).then().statusCode(400);

    admin().put("/api/quizzes/{id}/cancel", id).then().statusCode(200);
    admin()
        .put("/api/quizzes/{id}/cancel", id)
        .then()
        .statusCode(409)
        .body("error_type", equalTo("conflict"));
    given().get("/api/quizzes/{id}", id).then().body("status", equalTo("cancelled"));
    admin()
        .body(Map.of("scheduled_time", time))
        .put("/api/quizzes/{id}/schedule", id)
        .then()
        .statusCode(200);
    given().get("/api/quizzes/{id}", id).then().body("status", equalTo("scheduled"));
  }

  @Test
  void anOldTagIsRefusedAndAMissingTagIsAccepted() {
    long id = newQuiz(Map.of());
    String tag = given().get("/api/quizzes/{id}", id).getHeader("ETag");
    String newer =
        admin()
            .header("If-Match", tag)
            .body(Map.of("title", "Renamed"))
            .put("/api/quizzes/{id}", id)
            .then()
            .statusCode(200)
            .body("title", equalTo("Renamed"))
            .extract()
            .header("ETag");
    assertThat(newer).isNotEqualTo(tag);
    admin()
        .header("If-Match", tag)
        .body(Map.of("title", "Lost"))
        .put("/api/quizzes/{id}", id)
        .then()
        .statusCode(412)
        .body("error_type", equalTo("version_mismatch"));
    admin().body(Map.of("title", "Wins")).put("/api/quizzes/{id}", id).then().statusCode(200);
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

  @Test
  void aDeletedQuizIsGoneFromEveryList() {
    long id = newQuiz(Map.of());
    admin().delete("/api/quizzes/{id}", id).then().statusCode(200);
    given().get("/api/quizzes/{id}", id).then().statusCode(404);
    given().get("/api/quizzes/scheduled").then().body("id", not(hasItem((int) id)));
    admin().delete("/api/quizzes/{id}", id).then().statusCode(404);
  }
}
