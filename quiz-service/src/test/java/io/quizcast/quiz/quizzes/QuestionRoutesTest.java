package io.quizcast.quiz.quizzes;

import static io.quizcast.quiz.Callers.addQuestions;
import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.inMinutes;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.player;
import static io.quizcast.quiz.Callers.question;
import static io.quizcast.quiz.Rows.sql;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QuestionRoutesTest {

  @Test
  void questionsAreAddedCountedAndShownToAdminsOnly() {
    long id = newQuiz(Map.of("question_source_mode", "admin_only"));
    Map<String, Object> first = question("Первый вопрос?");
    first.put("text_kk", "Бірінші сұрақ?");
    first.put("options_kk", List.of("бір", "екі", "үш", "төрт"));
    first.put("texts", Map.of("en", Map.of("text", "First question?")));
    first.put("difficulty", 2);
    admin()
        .body(Map.of("questions", List.of(first, question("Второй вопрос?"))))
        .post("/api/quizzes/{id}/questions", id)
        .then()
        .statusCode(200)
        .header("X-Quiz-Schedule-Warning", nullValue())
        .body("message", org.hamcrest.Matchers.notNullValue());

    given().get("/api/quizzes/{id}", id).then().body("question_count", equalTo(2));
    admin()
        .get("/api/quizzes/{id}/with-questions", id)
        .then()
        .statusCode(200)
        .body("questions.text", equalTo(List.of("Первый вопрос?", "Второй вопрос?")))
        .body("questions[0].quiz_id", equalTo((int) id))
        .body("questions[0].options[3].id", equalTo(3))
        .body("questions[0].options[3].text", equalTo("four"))
        .body("questions[0].time_limit_sec", equalTo(10))
        .body("questions[0].point_value", equalTo(10))
        .body("questions[0]", not(hasKey("correct_option")))
        .body("questions[0]", not(hasKey("difficulty")))
        .body("questions[0]", not(hasKey("text_kk")));
    admin()
        .get("/api/quizzes/{id}/questions", id)
        .then()
        .body("items.correct_option", equalTo(List.of(1, 1)))
        .body("items[0].text_kk", equalTo("Бірінші сұрақ?"))
        .body("items[0].options_kk[1].text", equalTo("екі"))
        .body("items[0].texts.en.text", equalTo("First question?"))
        .body("items[1]", not(hasKey("text_kk")));
    player(7).get("/api/quizzes/{id}/questions", id).then().statusCode(403);
  }

  @Test
  void explanationsAndEnglishTextsAreWrittenReadAndReplaced() {
    long id = newQuiz(Map.of("question_source_mode", "admin_only"));
    addQuestions(id, List.of(explained()));
    admin()
        .get("/api/quizzes/{id}/questions", id)
        .then()
        .body("items[0].text_en", equalTo("Which year?"))
        .body("items[0].options_en[1].text", equalTo("In 1945"))
        .body("items[0].explanation", equalTo("canary-ru"))
        .body("items[0].explanation_kk", equalTo("canary-kk"))
        .body("items[0].explanation_en", equalTo("canary-en"))
        .body("items[0].explanation_source", equalTo("https://example.org/year"));
    int copy =
        admin()
            .body(Map.of("scheduled_time", inMinutes(90)))
            .post("/api/quizzes/{id}/duplicate", id)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    admin()
        .get("/api/quizzes/{id}/questions", copy)
        .then()
        .body("items[0].explanation_en", equalTo("canary-en"))
        .body("items[0].explanation_source", equalTo("https://example.org/year"));
    int question = admin().get("/api/quizzes/{id}/questions", id).path("items[0].id");
    admin()
        .body(question("No longer explained?"))
        .put("/api/quizzes/{id}/questions/{question}", id, question)
        .then()
        .statusCode(200);
    admin()
        .get("/api/quizzes/{id}/questions", id)
        .then()
        .body("items[0]", not(hasKey("explanation")))
        .body("items[0]", not(hasKey("explanation_kk")))
        .body("items[0]", not(hasKey("explanation_source")))
        .body("items[0]", not(hasKey("text_en")))
        .body("items[0]", not(hasKey("options_en")));
  }

  /** An editor sends the whole question back, so the route must return all of its fields. */
  @Test
  void onlyAdminsSeeTheLabelsOfAnOwnQuestion() {
    long id = newQuiz(Map.of("question_source_mode", "admin_only"));
    Map<String, Object> labelled = question("Which lake?");
    labelled.put("category", "geography");
    labelled.put("tags", List.of("lakes", "steppe"));
    labelled.put("source", "atlas");
    addQuestions(id, List.of(labelled));
    admin()
        .get("/api/quizzes/{id}/questions", id)
        .then()
        .body("items[0].category", equalTo("geography"))
        .body("items[0].tags", equalTo(List.of("lakes", "steppe")))
        .body("items[0].source", equalTo("atlas"));
    admin()
        .get("/api/quizzes/{id}/with-questions", id)
        .then()
        .statusCode(200)
        .body("questions[0]", not(hasKey("category")))
        .body("questions[0]", not(hasKey("tags")))
        .body("questions[0]", not(hasKey("source")));
  }

  @Test
  void explanationsAreValidatedPerElement() {
    long id = newQuiz(Map.of());
    Map<String, Object> tooLong = question("Too long?");
    tooLong.put("explanation", "e".repeat(501));
    Map<String, Object> withoutText = question("No Kazakh text?");
    withoutText.put("explanation_kk", "k");
    Map<String, Object> noLink = question("No link?");
    noLink.put("explanation_source", "javascript:alert(1)");
    admin()
        .body(Map.of("questions", List.of(question("Fine?"), tooLong, withoutText, noLink)))
        .post("/api/quizzes/{id}/questions", id)
        .then()
        .statusCode(422)
        .body("errors.index", equalTo(List.of(1, 2, 3)))
        .body(
            "errors.field",
            equalTo(List.of("explanation", "explanation_kk", "explanation_source")));
  }

  @Test
  void noPlayerRouteShowsAnExplanationBeforeTheGame() {
    long id = newQuiz(Map.of("question_source_mode", "admin_only"));
    addQuestions(id, List.of(explained()));
    for (String path :
        List.of(
            "/api/quizzes?search=quiz",
            "/api/quizzes/scheduled",
            "/api/quizzes/" + id,
            "/api/quizzes/" + id + "/with-questions",
            "/api/quizzes/" + id + "/questions",
            "/api/quizzes/" + id + "/questions/export",
            "/api/quizzes/" + id + "/asked-questions",
            "/api/quizzes/" + id + "/my-answers",
            "/api/quizzes/" + id + "/my-result",
            "/api/quizzes/" + id + "/results",
            "/api/quizzes/" + id + "/calendar.ics")) {
      for (var caller : List.of(given(), player(7))) {
        assertThat(caller.get(path).asString()).as(path).doesNotContain("canary");
      }
    }
  }

  @Test
  void theFieldsOfAQuestionHaveTheOrderOfExistingClients() throws SQLException {
    long id = newQuiz(Map.of("question_source_mode", "admin_only"));
    addQuestions(id, List.of(explained()));
    assertThat(admin().get("/api/quizzes/{id}/questions", id).asString())
        .containsSubsequence(
            "\"text\":\"В каком",
            "\"options\":[{",
            "\"text_kk\"",
            "\"text_en\"",
            "\"options_en\"",
            "\"texts\"",
            "\"explanation\":\"canary-ru\",\"explanation_kk\"",
            "\"explanation_en\"",
            "\"explanation_source\"",
            "\"correct_option\"");
    int question = admin().get("/api/quizzes/{id}/questions", id).path("items[0].id");
    sql(
        "INSERT INTO quiz_question_history VALUES (%d, 1, %d, now())".formatted(id, question),
        "UPDATE quizzes SET status = 'completed', completed_at = now() WHERE id = " + id);
    assertThat(admin().get("/api/quizzes/{id}/asked-questions", id).asString())
        .containsSubsequence(
            "\"text\"",
            "\"text_kk\"",
            "\"options\"",
            "\"correct_option\"",
            "\"difficulty\"",
            "\"text_en\"",
            "\"options_en\"",
            "\"explanation\"",
            "\"explanation_kk\"",
            "\"explanation_en\"",
            "\"explanation_source\"");
  }

  private static Map<String, Object> explained() {
    Map<String, Object> question = question("В каком году?");
    question.put("text_kk", "Қай жылы?");
    question.put("text_en", "Which year?");
    question.put("options_en", List.of("In 1939", "In 1945", "In 1950", "In 1991"));
    question.put("explanation", "canary-ru");
    question.put("explanation_kk", "canary-kk");
    question.put("explanation_en", "canary-en");
    question.put("explanation_source", "https://example.org/year");
    return question;
  }

  @Test
  void defect26_difficultyOfOwnQuestionsIsKept() {
    long id = newQuiz(Map.of());
    Map<String, Object> hard = question("A hard one?");
    hard.put("difficulty", 5);
    addQuestions(id, List.of(hard, question("An ordinary one?")));
    admin()
        .get("/api/quizzes/{id}/questions", id)
        .then()
        .body("items.difficulty", equalTo(List.of(5, 3)));
  }

  @Test
  void defect18_questionsOfAComingQuizAreNotPublic() {
    long id = newQuiz(Map.of());
    given()
        .get("/api/quizzes/{id}/with-questions", id)
        .then()
        .statusCode(401)
        .body("error_type", equalTo("token_missing"));
    player(7).get("/api/quizzes/{id}/with-questions", id).then().statusCode(403);
  }

  @Test
  void defect42_everyElementIsValidatedAndNamed() {
    long id = newQuiz(Map.of());
    Map<String, Object> bad = question("?");
    bad.put("options", List.of("only", ""));
    bad.put("time_limit_sec", -5);
    admin()
        .body(Map.of("questions", List.of(question("A good one?"), bad)))
        .post("/api/quizzes/{id}/questions", id)
        .then()
        .statusCode(422)
        .body("error_type", equalTo("validation_error"))
        .body("error", containsString("questions[1].text"))
        .body("errors.index", equalTo(List.of(1, 1, 1)))
        .body("errors.field", hasItem("text"))
        .body("errors.field", hasItem("options[1]"))
        .body("errors.field", hasItem("time_limit_sec"));
    given().get("/api/quizzes/{id}", id).then().body("question_count", equalTo(0));
    admin()
        .body("{\"questions\":[]}")
        .post("/api/quizzes/{id}/questions", id)
        .then()
        .statusCode(400);
    admin()
        .body("{\"questions\":[null]}")
        .post("/api/quizzes/{id}/questions", id)
        .then()
        .statusCode(422);
    admin()
        .body("{\"questions\":{}}")
        .post("/api/quizzes/{id}/questions", id)
        .then()
        .statusCode(400);
  }

  @Test
  void defect43_changesThatTheStatusForbidsAre409() {
    long id = newQuiz(Map.of());
    admin().put("/api/quizzes/{id}/cancel", id).then().statusCode(200);
    admin()
        .body(Map.of("questions", List.of(question("Too late?"))))
        .post("/api/quizzes/{id}/questions", id)
        .then()
        .statusCode(409)
        .body("error_type", equalTo("conflict"));
  }

  @Test
  void defect54_concurrentAdditionsCannotExceedTheLimit() throws Exception {
    long id = newQuiz(Map.of());
    List<Map<String, Object>> six =
        IntStream.range(0, 6).mapToObj(i -> question("Question number " + i + "?")).toList();
    CountDownLatch go = new CountDownLatch(1);
    List<Integer> statuses = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(
            threads.submit(
                () -> {
                  go.await();
                  return admin()
                      .body(Map.of("questions", six))
                      .post("/api/quizzes/{id}/questions", id)
                      .statusCode();
                }));
      }
      go.countDown();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
    }
    assertThat(statuses).containsExactlyInAnyOrder(200, 422, 422, 422);
    given().get("/api/quizzes/{id}", id).then().body("question_count", equalTo(6));
  }

  @Test
  void questionsAreEditedMovedAndRemoved() {
    long id = newQuiz(Map.of());
    addQuestions(id, List.of(question("Alpha?"), question("Beta?"), question("Gamma?")));
    List<Integer> ids =
        admin().get("/api/quizzes/{id}/questions", id).jsonPath().getList("items.id");
    admin()
        .body(Map.of("question_ids", List.of(ids.get(2), ids.get(0), ids.get(1))))
        .put("/api/quizzes/{id}/questions/order", id)
        .then()
        .statusCode(200);
    admin()
        .body(Map.of("question_ids", List.of(ids.get(2), ids.get(2), ids.get(1))))
        .put("/api/quizzes/{id}/questions/order", id)
        .then()
        .statusCode(422);
    admin()
        .body(question("Alpha, better?"))
        .put("/api/quizzes/{id}/questions/{q}", id, ids.get(0))
        .then()
        .statusCode(200);
    admin().delete("/api/quizzes/{id}/questions/{q}", id, ids.get(2)).then().statusCode(200);
    admin()
        .get("/api/quizzes/{id}/questions", id)
        .then()
        .body("items.text", equalTo(List.of("Alpha, better?", "Beta?")))
        .body("items.position", equalTo(List.of(2, 3)));
    long other = newQuiz(Map.of("scheduled_time", inMinutes(50)));
    admin().delete("/api/quizzes/{id}/questions/{q}", other, ids.get(0)).then().statusCode(404);
    admin().delete("/api/quizzes/{id}/questions/{q}", id, "x").then().statusCode(400);
    given().get("/api/quizzes/{id}", id).then().body("question_count", equalTo(2));
  }
}
