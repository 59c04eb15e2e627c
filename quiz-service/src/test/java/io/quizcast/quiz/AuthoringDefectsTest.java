package io.quizcast.quiz;

import static io.quizcast.quiz.Callers.addQuestions;
import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.inMinutes;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.question;
import static io.quizcast.quiz.Rows.sql;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.quiz.ads.AdUploads;
import io.restassured.http.ContentType;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tests the defects of authoring that the contract lists (by its numbers) and that no test of a
 * route covers. docs/defects.md lists all defects, and why some have no test.
 */
@QuarkusTest
class AuthoringDefectsTest {
  @Test
  void defect3_questionsAddedLaterMakeTheQuizPlayable() {
    long quiz = newQuiz(Map.of("question_source_mode", "admin_only"));
    String warning =
        admin()
            .body(Map.of("title", "Still empty"))
            .put("/api/quizzes/{id}", quiz)
            .then()
            .statusCode(200)
            .header("X-Quiz-Schedule-Warning", notNullValue())
            .extract()
            .header("X-Quiz-Schedule-Warning");
    assertThat(warning).matches("\\p{ASCII}+");
    admin()
        .body(Map.of("questions", List.of(question("Enough of them?"))))
        .post("/api/quizzes/{id}/questions", quiz)
        .then()
        .statusCode(200)
        .header("X-Quiz-Schedule-Warning", nullValue());
  }

  @Test
  void defect10_twoQuizzesMayStartInTheSameMinute() {
    String time = inMinutes(45);
    long one = newQuiz(Map.of("scheduled_time", time));
    long other = newQuiz(Map.of("scheduled_time", time));
    given().get("/api/quizzes/scheduled").then().body("id", hasItem((int) one));
    given().get("/api/quizzes/scheduled").then().body("id", hasItem((int) other));
  }

  @Test
  void defect28_easierQuestionsAreUsedOnlyIfTheAuthorAllows() {
    long quiz = newQuiz(Map.of("allow_easier", true));
    given().get("/api/quizzes/{id}", quiz).then().body("allow_easier", equalTo(true));
    given().get("/api/quizzes/{id}", newQuiz(Map.of())).then().body("allow_easier", equalTo(false));
  }

  @Test
  void defect43_invalidRequestsAreNeverAnsweredWith500() throws SQLException {
    long quiz = newQuiz(Map.of());
    List<Map<String, Object>> eleven =
        java.util.stream.IntStream.range(0, 11)
            .mapToObj(i -> question("Question number " + i + "?"))
            .toList();
    admin()
        .body(Map.of("questions", eleven))
        .post("/api/quizzes/{id}/questions", quiz)
        .then()
        .statusCode(422);
    sql("UPDATE quizzes SET status = 'completed' WHERE id = " + quiz);
    admin()
        .body(Map.of("scheduled_time", inMinutes(10)))
        .put("/api/quizzes/{id}/schedule", quiz)
        .then()
        .statusCode(409);
    admin().put("/api/quizzes/{id}/cancel", quiz).then().statusCode(409);
    for (String body :
        List.of("[]", "7", "\"x\"", "{\"title\":{}}", "{\"title\":\"\\u0000abc\"}")) {
      int status = admin().body(body).post("/api/quizzes").statusCode();
      assertThat(status).as(body).isBetween(400, 422);
    }
  }

  @Test
  void defect44And45_aSlotCanStartSwitchedOffAndInAPoolQuiz() throws Exception {
    int ad = AdUploads.image("Switched off");
    long pooled = newQuiz(Map.of());
    int slot =
        admin()
            .body(Map.of("question_after", 7, "ad_asset_id", ad, "is_active", false))
            .post("/api/quizzes/{id}/ad-slots", pooled)
            .then()
            .statusCode(201)
            .body("is_active", equalTo(false))
            .body("quiz_id", equalTo((int) pooled))
            .body("ad_asset.id", equalTo(ad))
            .extract()
            .jsonPath()
            .getInt("id");
    // Existing clients only switch a slot on or off; the portal also changes its question.
    admin()
        .body("{}")
        .put("/api/quizzes/{id}/ad-slots/{slot}", pooled, slot)
        .then()
        .body("is_active", equalTo(false));
    admin()
        .body(Map.of("is_active", true))
        .put("/api/quizzes/{id}/ad-slots/{slot}", pooled, slot)
        .then()
        .body("is_active", equalTo(true));
    admin()
        .body(Map.of("question_after", 3))
        .put("/api/quizzes/{id}/ad-slots/{slot}", pooled, slot)
        .then()
        .statusCode(200)
        .body("question_after", equalTo(3))
        .body("is_active", equalTo(true));
    admin()
        .body(Map.of("question_after", 99))
        .put("/api/quizzes/{id}/ad-slots/{slot}", pooled, slot)
        .then()
        .statusCode(422);
  }

  @Test
  void defect46_aSlotIsFoundOnlyUnderItsOwnQuiz() throws Exception {
    int ad = AdUploads.image("Scoped");
    long mine = newQuiz(Map.of());
    long other = newQuiz(Map.of());
    Map<String, Integer> body = Map.of("question_after", 1, "ad_asset_id", ad);
    int slot =
        admin()
            .body(body)
            .post("/api/quizzes/{id}/ad-slots", mine)
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getInt("id");
    admin().delete("/api/quizzes/{id}/ad-slots/{slot}", other, slot).then().statusCode(404);
    String refusal =
        admin()
            .body(body)
            .post("/api/quizzes/{id}/ad-slots", mine)
            .then()
            .statusCode(409)
            .extract()
            .path("error");
    assertThat(refusal).doesNotContainIgnoringCase("sql").doesNotContain("constraint");
  }

  @Test
  void defect48And65_mediaAreCachedAndAnnouncedBeforeTheyAreShown() throws Exception {
    int ad = AdUploads.image("Announced");
    long quiz = newQuiz(Map.of());
    given().get("/api/quizzes/{id}", quiz).then().body("$", not(hasKey("preload")));
    admin()
        .body(Map.of("question_after", 2, "ad_asset_id", ad))
        .post("/api/quizzes/{id}/ad-slots", quiz)
        .then()
        .statusCode(201);
    String url = given().get("/api/quizzes/{id}", quiz).then().extract().path("preload[0]");
    given()
        .get(url)
        .then()
        .statusCode(200)
        .header("Cache-Control", org.hamcrest.Matchers.containsString("max-age=31536000"));
    admin()
        .body(Map.of("title", "Renamed", "duration_sec", 12))
        .put("/api/admin/ads/{id}", ad)
        .then()
        .statusCode(200)
        .body("title", equalTo("Renamed"))
        .body("duration_sec", equalTo(12))
        .body("url", equalTo(url));
    admin().body(Map.of("duration_sec", 31)).put("/api/admin/ads/{id}", ad).then().statusCode(422);
  }

  @Test
  void defect51_blankKazakhFieldsAreOmitted() {
    long quiz = newQuiz(Map.of());
    Map<String, Object> blank = new HashMap<>(question("Только по-русски?"));
    blank.put("text_kk", "");
    blank.put("options_kk", Arrays.asList("", " ", null, ""));
    blank.put("explanation", "");
    blank.put("category", " ");
    blank.put("anything_else", Map.of("deep", 1));
    Map<String, Object> borrowed = new HashMap<>(question("На двух языках?"));
    borrowed.put("text_kk", "Екі тілде ме?");
    borrowed.put("options_kk", List.of("", "", "", ""));
    addQuestions(quiz, List.of(blank, borrowed));
    admin()
        .get("/api/quizzes/{id}/questions", quiz)
        .then()
        .body("items[0]", not(hasKey("text_kk")))
        .body("items[0]", not(hasKey("options_kk")))
        .body("items[1].text_kk", equalTo("Екі тілде ме?"))
        .body("items[1]", not(hasKey("options_kk")));
  }

  @Test
  void defect55And56_aPlayedQuizIsDeletedWithoutLosingItsHistory() throws SQLException {
    long quiz = newQuiz(Map.of());
    addQuestions(quiz, List.of(question("Asked once?")));
    long asked = admin().get("/api/quizzes/{id}/questions", quiz).jsonPath().getLong("items[0].id");
    sql("INSERT INTO quiz_question_history VALUES (%d, 1, %d, now())".formatted(quiz, asked));
    sql("UPDATE quizzes SET status = 'completed' WHERE id = " + quiz);
    // A played quiz cannot be edited.
    admin().body(Map.of("title", "Other")).put("/api/quizzes/{id}", quiz).then().statusCode(409);
    admin()
        .body(question("Other?"))
        .put("/api/quizzes/{id}/questions/{q}", quiz, asked)
        .then()
        .statusCode(409);
    admin().delete("/api/quizzes/{id}/questions/{q}", quiz, asked).then().statusCode(409);
    admin().delete("/api/quizzes/{id}", quiz).then().statusCode(200);
    given().get("/api/quizzes/{id}", quiz).then().statusCode(404);
    sql("UPDATE quizzes SET deleted_at = NULL WHERE id = " + quiz);
    admin()
        .get("/api/quizzes/{id}/asked-questions", quiz)
        .then()
        .statusCode(200)
        .body("question.text", equalTo(List.of("Asked once?")));
    // The quiz can be copied instead.
    admin()
        .body(Map.of("scheduled_time", inMinutes(30)))
        .post("/api/quizzes/{id}/duplicate", quiz)
        .then()
        .statusCode(201);
  }

  @Test
  void changesAreRecordedInTheAuditLog() {
    long quiz = newQuiz(Map.of("title", "Before"));
    admin()
        .body(Map.of("title", "After", "prize_fund", 0))
        .put("/api/quizzes/{id}", quiz)
        .then()
        .statusCode(200);
    admin()
        .queryParam("subject", "quiz")
        .queryParam("subject_id", quiz)
        .get("/api/admin/audit")
        .then()
        .statusCode(200)
        .body("items.action", equalTo(List.of("edit", "create")))
        .body("items[0].actor_id", equalTo((int) Callers.ADMIN_ID))
        .body("items[0].details.title.from", equalTo("Before"))
        .body("items[0].details.title.to", equalTo("After"))
        .body("items[0].details.prize_fund.to", equalTo("0"))
        .body("items[0].details", not(hasKey("description")));
    admin().queryParam("subject_id", "x").get("/api/admin/audit").then().statusCode(400);
    admin().queryParam("subject", "\0").get("/api/admin/audit").then().statusCode(200);
    Callers.player(9).get("/api/admin/audit").then().statusCode(403);
    given().contentType(ContentType.JSON).get("/api/admin/audit").then().statusCode(401);
  }
}
