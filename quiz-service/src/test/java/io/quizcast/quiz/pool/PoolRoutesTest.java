package io.quizcast.quiz.pool;

import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.player;
import static io.quizcast.quiz.Callers.question;
import static io.quizcast.quiz.Rows.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PoolRoutesTest {
  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  private static Map<String, Object> pooled(String text, int difficulty) {
    Map<String, Object> question = question(text);
    question.put("difficulty", difficulty);
    return question;
  }

  /** Other tests need an empty pool. */
  @AfterEach
  void clearPool() throws SQLException {
    sql("DELETE FROM quiz_question_history");
    sql("DELETE FROM questions WHERE quiz_id IS NULL");
  }

  @Test
  void uploadsAreCountedAndDuplicatesAreSkipped() {
    String word = word();
    admin()
        .body(
            Map.of(
                "questions",
                List.of(
                    pooled("Which " + word + "?", 1),
                    pooled("  which  " + word.toUpperCase() + " ", 2),
                    pooled("Whose " + word + "?", 5))))
        .post("/api/admin/question-pool")
        .then()
        .statusCode(200)
        .body("total", equalTo(2))
        .body("count", equalTo(2))
        .body("duplicates", equalTo(1))
        .body("by_difficulty.'1'", equalTo(1))
        .body("by_difficulty.'2'", nullValue())
        .body("by_difficulty.'5'", equalTo(1));
    admin()
        .queryParam("search", word)
        .get("/api/admin/question-pool")
        .then()
        .statusCode(200)
        .body("total", equalTo(2))
        .body("items[0].text", equalTo("Whose " + word + "?"))
        .body("items[0].point_value", equalTo(1))
        .body("items[0].correct_option", equalTo(1))
        .body("items[0].is_used", equalTo(false));
    for (String parameter : List.of("search", "category", "tag")) {
      admin()
          .queryParam(parameter, "\0")
          .get("/api/admin/question-pool")
          .then()
          .statusCode(200)
          .body("total", equalTo(2));
    }
    admin()
        .queryParam("search", word)
        .queryParam("difficulty", 5)
        .get("/api/admin/question-pool")
        .then()
        .body("items", hasSize(1));
  }

  @Test
  void oneErrorMeansNothingIsStored() {
    String word = word();
    Map<String, Object> bad = pooled("Bad " + word + "?", 6);
    bad.put("options", "not a list");
    admin()
        .body(List.of(pooled("Good " + word + "?", 1), bad, pooled("Hard " + word + "?", 9)))
        .post("/api/admin/question-pool")
        .then()
        .statusCode(422)
        .body("error_type", equalTo("validation_error"))
        .body("errors.index", equalTo(List.of(1, 2)))
        .body("errors.field", equalTo(List.of("options", "difficulty")));
    admin()
        .queryParam("search", word)
        .get("/api/admin/question-pool")
        .then()
        .body("total", equalTo(0));
    for (String body : List.of("{", "[", "{\"questions\":[", "[{}", "nonsense")) {
      admin().body(body).post("/api/admin/question-pool").then().statusCode(400);
    }
    for (String body : List.of("{}", "[]", "{\"questions\":{}}", "7", "{\"questions\":[]}")) {
      admin().body(body).post("/api/admin/question-pool").then().statusCode(400);
    }
    player(3).body("[]").post("/api/admin/question-pool").then().statusCode(403);
  }

  @Test
  void defect38_fiftyThousandQuestionsFitIntoOneRequest() {
    String word = word();
    StringBuilder body = new StringBuilder("{\"note\":{\"a\":[1]},\"questions\":[");
    for (int i = 0; i < 50_000; i++) {
      body.append(i == 0 ? "" : ",")
          .append("{\"text\":\"Number ")
          .append(i)
          .append(' ')
          .append(word)
          .append("?\",\"options\":[\"a\",\"b\"],\"correct_option\":0,\"difficulty\":")
          .append(1 + i % 5)
          .append('}');
    }
    admin()
        .body(body + "]}")
        .post("/api/admin/question-pool")
        .then()
        .statusCode(200)
        .body("total", equalTo(50_000));
    admin()
        .get("/api/admin/question-pool/stats")
        .then()
        .statusCode(200)
        .body("available", greaterThanOrEqualTo(50_000))
        .body("by_difficulty.'3'", greaterThanOrEqualTo(10_000));
    long quiz = newQuiz(Map.of());
    admin()
        .body(Map.of("title", "Playable now"))
        .put("/api/quizzes/{id}", quiz)
        .then()
        .header("X-Quiz-Schedule-Warning", nullValue());
    List<Object> tooMany = new ArrayList<>();
    for (int i = 0; i <= 50_000; i++) {
      tooMany.add(Map.of());
    }
    admin()
        .body(tooMany)
        .post("/api/admin/question-pool")
        .then()
        .statusCode(413)
        .body("error", containsString("50000"));
  }

  @Test
  void defect16_aResetDoesNotTouchARunningGame() throws SQLException {
    String word = word();
    admin()
        .body(List.of(pooled("One " + word + "?", 1), pooled("Two " + word + "?", 1)))
        .post("/api/admin/question-pool")
        .then()
        .statusCode(200);
    List<Integer> ids =
        admin()
            .queryParam("search", word)
            .get("/api/admin/question-pool")
            .jsonPath()
            .getList("items.id");
    long quiz = newQuiz(Map.of());
    sql(
        "UPDATE questions SET used_at = now(), last_used_at = now() WHERE id IN (%d, %d)"
            .formatted(ids.get(0), ids.get(1)));
    sql("UPDATE questions SET reserved_by = %d WHERE id = %d".formatted(quiz, ids.get(0)));
    sql("UPDATE quizzes SET status = 'in_progress' WHERE id = " + quiz);
    admin()
        .post("/api/admin/question-pool/reset")
        .then()
        .statusCode(200)
        .body("count", greaterThanOrEqualTo(1));
    assertThat(
            admin()
                .queryParam("search", word)
                .get("/api/admin/question-pool")
                .jsonPath()
                .getList("items.is_used"))
        .isEqualTo(List.of(true, false));
    sql("UPDATE quizzes SET status = 'cancelled' WHERE id = " + quiz);
    sql("UPDATE questions SET reserved_by = NULL, used_at = NULL WHERE id = " + ids.get(0));

    long asked = ids.get(0);
    int successor =
        admin()
            .body(pooled("One, better " + word + "?", 2))
            .put("/api/admin/question-pool/{id}", asked)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getInt("id");
    assertThat((long) successor).isNotEqualTo(asked);
    admin().delete("/api/admin/question-pool/{id}", asked).then().statusCode(404);
    admin()
        .body(pooled("one " + word, 2))
        .put("/api/admin/question-pool/{id}", successor)
        .then()
        .statusCode(409)
        .body("error_type", equalTo("duplicate"));
    sql("UPDATE questions SET reserved_by = %d WHERE id = %d".formatted(quiz, successor));
    admin().delete("/api/admin/question-pool/{id}", successor).then().statusCode(409);
    sql("UPDATE questions SET reserved_by = NULL WHERE id = " + successor);
    admin().delete("/api/admin/question-pool/{id}", successor).then().statusCode(200);
    admin().delete("/api/admin/question-pool/{id}", "x").then().statusCode(400);
  }

  private static Map<String, Object> translated(String ru, String kk, String en) {
    Map<String, Object> question = question(ru);
    question.put("difficulty", 1);
    question.put(
        "texts",
        Map.of(
            "ru", Map.of("text", ru, "options", List.of("a", "b")),
            "kk", Map.of("text", kk),
            "en", Map.of("text", en)));
    return question;
  }

  private static List<String> found(String search) {
    return admin()
        .queryParam("search", search)
        .get("/api/admin/question-pool")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.text");
  }

  @Test
  void anUploadIsUndoneExceptForQuestionsInUse() throws SQLException {
    String word = word();
    int upload =
        admin()
            .body(
                Map.of(
                    "questions",
                    List.of(
                        pooled("Which " + word + "?", 1),
                        pooled("Whose " + word + "?", 2),
                        pooled("Whither " + word + "?", 3))))
            .post("/api/admin/question-pool")
            .then()
            .statusCode(200)
            .extract()
            .path("import_id");
    sql("UPDATE questions SET last_used_at = now() WHERE texts::text LIKE '%Whose " + word + "%'");
    player(7).delete("/api/admin/question-pool/imports/{id}", upload).then().statusCode(403);
    admin()
        .delete("/api/admin/question-pool/imports/{id}", upload)
        .then()
        .statusCode(200)
        .body("removed", equalTo(2))
        .body("kept", equalTo(1));
    admin()
        .queryParam("search", word)
        .get("/api/admin/question-pool")
        .then()
        .body("total", equalTo(1));
    admin().delete("/api/admin/question-pool/imports/{id}", upload).then().statusCode(409);
    admin().delete("/api/admin/question-pool/imports/{id}", 999_999_999).then().statusCode(404);
    admin()
        .get("/api/admin/question-pool/imports")
        .then()
        .statusCode(200)
        .body("items[0].id", equalTo(upload))
        .body("items[0].questions", equalTo(3))
        .body("items[0].undone_at", org.hamcrest.Matchers.notNullValue());
  }

  @Test
  void inflectedWordsAreFound() {
    String river = "Какая река впадает в Аральское море?";
    String mountain = "Какие горы окружают Алматы?";
    admin()
        .body(
            List.of(
                translated(river, "Арал теңізіне қай өзен құяды?", "Which rivers feed the sea?"),
                translated(mountain, "Алматыны қандай таулар қоршайды?", "What mountain is it?")))
        .post("/api/admin/question-pool")
        .then()
        .statusCode(200)
        .body("total", equalTo(2));
    assertThat(found("реками")).as("Russian").containsExactly(river);
    assertThat(found("гора")).as("Russian").containsExactly(mountain);
    assertThat(found("river feeding")).as("English").containsExactly(river);
    assertThat(found("mountains")).as("English").containsExactly(mountain);
    assertThat(found("өзен")).as("Kazakh, as written").containsExactly(river);
    assertThat(found("өзендер")).as("Kazakh has no stemmer").isEmpty();
    assertThat(found("горе or морями")).hasSize(2);
    assertThat(found("\"Аральского моря\"")).containsExactly(river);
    assertThat(found("горой or рекой -рекою")).containsExactly(mountain);
    assertThat(found("-rivers -\"какие горы\"")).isEmpty();
    assertThat(found("-rivers")).containsExactly(mountain);
    assertThat(found("- \"")).isEmpty();
  }
}
