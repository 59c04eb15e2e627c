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
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
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

  @Test
  void aRehearsalHasNoCalendarEntryAndNoPreview() {
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
    admin().get("/api/quizzes/{id}", copy).then().body("rehearsal_of", equalTo((int) id));
    given().get("/api/quizzes/{id}", id).then().body("$", not(hasKey("rehearsal_of")));
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
}
