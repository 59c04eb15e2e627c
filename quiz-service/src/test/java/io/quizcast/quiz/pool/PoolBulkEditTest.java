package io.quizcast.quiz.pool;

import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.player;
import static io.quizcast.quiz.Callers.question;
import static io.quizcast.quiz.Rows.column;
import static io.quizcast.quiz.Rows.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Tests changes of many questions together, and the filters and figures by which the questions are
 * selected.
 */
@QuarkusTest
class PoolBulkEditTest {
  private static final String POOL = "/api/admin/question-pool";

  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

  /** Other tests need an empty pool. */
  @AfterEach
  void clearPool() throws SQLException {
    sql("DELETE FROM quiz_question_history");
    sql("DELETE FROM questions WHERE quiz_id IS NULL");
  }

  private String selected(String query) throws SQLException {
    return column(query).getFirst();
  }

  /** Adds questions to the pool and returns their ids in the same order. */
  private List<Integer> added(String... texts) {
    List<Map<String, Object>> questions = new ArrayList<>();
    for (String text : texts) {
      Map<String, Object> question = question(text);
      question.put("difficulty", 2);
      question.put("category", "nature");
      question.put("tags", List.of("old"));
      questions.add(question);
    }
    admin().body(questions).post(POOL).then().statusCode(200);
    List<Integer> ids = listed("").getList("items.id");
    return ids.reversed();
  }

  private JsonPath listed(String filter) {
    return admin()
        .get(POOL + "?search=" + word + filter)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static ValidatableResponse bulk(List<Integer> ids, String action, Map<String, ?> edit) {
    Map<String, Object> body = new HashMap<>(edit);
    body.put("ids", ids);
    body.put("action", action);
    return admin().body(body).post(POOL + "/bulk").then();
  }

  @Test
  void anEditChangesOnlyTheNamedFieldsOfTheNamedQuestions() throws SQLException {
    List<Integer> ids = added("Which " + word + "?", "Whose " + word + "?", "Whither " + word);
    bulk(
            ids.subList(0, 2),
            "edit",
            Map.of("difficulty", 5, "add_tags", List.of("new", "old"), "remove_tags", List.of("x")))
        .statusCode(200)
        .body("changed", equalTo(2))
        .body("skipped", empty());
    JsonPath after = listed("");
    assertThat(after.getList("items.difficulty")).isEqualTo(List.of(2, 5, 5));
    assertThat(after.getList("items.tags"))
        .isEqualTo(List.of(List.of("old"), List.of("new", "old"), List.of("new", "old")));
    assertThat(after.getList("items.category")).containsOnly("nature");
    assertThat(after.getList("items.version")).isEqualTo(List.of(1, 2, 2));

    bulk(ids, "edit", Map.of("category", "", "remove_tags", List.of("old"))).statusCode(200);
    assertThat(listed("").getList("items.category")).containsOnlyNulls();
    assertThat(listed("").getList("items.tags"))
        .isEqualTo(List.of(List.of(), List.of("new"), List.of("new")));
    assertThat(
            selected(
                "SELECT details ->> 'count' FROM audit_log WHERE action = 'bulk_edit'"
                    + " ORDER BY id DESC LIMIT 1"))
        .isEqualTo("3");
  }

  @Test
  void anArchivedQuestionIsInNoListAndNoGameUntilItIsRestored() {
    List<Integer> ids = added("Which " + word + "?", "Whose " + word + "?");
    bulk(ids.subList(0, 1), "archive", Map.of()).statusCode(200).body("changed", equalTo(1));
    assertThat(listed("").getList("items.id")).isEqualTo(ids.subList(1, 2));
    JsonPath archived = listed("&archived=true");
    assertThat(archived.getList("items.id")).isEqualTo(ids.subList(0, 1));
    assertThat(archived.getString("items[0].archived_at")).isNotBlank();
    admin()
        .get(POOL + "/stats")
        .then()
        .body("total", equalTo(1))
        .body("available", equalTo(1))
        .body("archived", equalTo(1))
        .body("by_difficulty.'2'", equalTo(1))
        .body("used_by_difficulty.'2'", equalTo(0));
    assertThat(admin().get(POOL + "/export?format=json").asString())
        .contains("Whose " + word)
        .doesNotContain("Which " + word);
    bulk(ids, "restore", Map.of()).statusCode(200).body("changed", equalTo(2));
    assertThat(listed("").getInt("total")).isEqualTo(2);
  }

  @Test
  void aQuestionOfAGameIsSkippedWithItsReason() throws SQLException {
    List<Integer> ids = added("Which " + word + "?", "Whose " + word + "?", "Whither " + word);
    long quiz = newQuiz(Map.of());
    sql("UPDATE questions SET reserved_by = %d WHERE id = %d".formatted(quiz, ids.get(0)));
    sql(
        "UPDATE questions SET used_at = now(), last_used_at = now(), reserved_by = %d WHERE id = %d"
            .formatted(quiz, ids.get(1)));
    sql("UPDATE questions SET used_at = now(), last_used_at = now() WHERE id = " + ids.get(2));
    sql("UPDATE quizzes SET status = 'in_progress' WHERE id = " + quiz);
    List<Integer> asked = new ArrayList<>(ids);
    asked.add(999_999_999);
    bulk(asked, "reset", Map.of())
        .statusCode(200)
        .body("changed", equalTo(1))
        .body("skipped.id", equalTo(List.of(ids.get(0), ids.get(1), 999_999_999)))
        .body("skipped.reason", equalTo(List.of("reserved", "in_game", "not_found")));
    assertThat(listed("").getList("items.is_used")).isEqualTo(List.of(false, true, false));
    for (String action : List.of("archive", "delete")) {
      bulk(ids.subList(0, 1), action, Map.of())
          .body("changed", equalTo(0))
          .body("skipped[0].reason", equalTo("reserved"));
    }
    sql("UPDATE quizzes SET status = 'cancelled' WHERE id = " + quiz);

    List<String> tags = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tags.add("tag " + i);
    }
    bulk(ids.subList(2, 3), "edit", Map.of("add_tags", tags))
        .body("skipped[0].reason", equalTo("too_many_tags"));
    bulk(ids.subList(2, 3), "delete", Map.of()).body("changed", equalTo(1));
    assertThat(listed("").getInt("total")).isEqualTo(2);
  }

  @Test
  void questionsThatSayTheSameStandTogether() {
    List<Integer> ids =
        added(
            "Какая река впадает в море " + word + "?",
            "Что-то другое " + word + "?",
            "В море " + word + " впадает какая река",
            "Ещё одно " + word + "?");
    JsonPath alike = listed("&duplicates=true");
    assertThat(alike.getList("items.id")).isEqualTo(List.of(ids.get(2), ids.get(0)));
    assertThat(alike.getInt("total")).isEqualTo(2);
    bulk(ids.subList(0, 1), "archive", Map.of()).statusCode(200);
    assertThat(listed("&duplicates=true").getInt("total")).isZero();
  }

  @Test
  void theListSaysHowOftenAQuestionWasAskedAndPassed() throws SQLException {
    List<Integer> ids = added("Which " + word + "?", "Whose " + word + "?");
    long quiz = newQuiz(Map.of());
    int id = ids.get(1);
    sql(
        "INSERT INTO quiz_question_history (quiz_id, question_order, question_id, asked_at)"
            + " VALUES (%d, 1, %d, now())".formatted(quiz, id));
    sql(
        "INSERT INTO answers_projected (quiz_id, question_id, in_play, passed)"
            + " VALUES (%d, %d, 8, 6)".formatted(quiz, id));
    assertThat(listed("").getString("items[0].times_asked")).as("a running game").isNull();
    sql("UPDATE quizzes SET status = 'completed' WHERE id = " + quiz);
    admin()
        .get(POOL + "?search=" + word)
        .then()
        .body("items", hasSize(2))
        .body("items[0].times_asked", equalTo(1))
        .body("items[0].pass_rate.doubleValue()", closeTo(0.75, 0.001))
        .body("items[1].times_asked", nullValue());

    bulk(List.of(id), "edit", Map.of("difficulty", 4)).body("changed", equalTo(1));
    admin()
        .get("/api/quizzes/{id}/statistics", quiz)
        .then()
        .body("eliminations_by_question[0].difficulty", equalTo(2));
    bulk(List.of(id), "edit", Map.of("difficulty", 5)).body("changed", equalTo(1));
    admin()
        .get("/api/quizzes/{id}/statistics", quiz)
        .then()
        .body("difficulty_distribution.difficulty_2", equalTo(1));
  }

  @Test
  void whatCannotBeReadIsRefused() {
    player(3).body("{}").post(POOL + "/bulk").then().statusCode(403);
    for (String body :
        List.of(
            "",
            "{}",
            "[]",
            "{\"ids\":[]}",
            "{\"ids\":[1]}",
            "{\"ids\":[1],\"action\":\"burn\"}",
            "{\"ids\":[1],\"action\":\"edit\"}",
            "{\"ids\":\"all\",\"action\":\"reset\"}")) {
      admin().body(body).post(POOL + "/bulk").then().statusCode(400);
    }
    admin()
        .header("Accept-Language", "ru")
        .body("{\"ids\":[1],\"action\":\"burn\"}")
        .post(POOL + "/bulk")
        .then()
        .body("error_type", equalTo("validation_error"))
        .body("error", containsString("action: edit"));
    for (Map<String, ?> edit :
        List.of(
            Map.of("difficulty", 6),
            Map.of("category", "c".repeat(101)),
            Map.of("add_tags", List.of(" ")),
            Map.of("add_tags", Collections.nCopies(21, "t")),
            Map.of("remove_tags", List.of("a\0b")))) {
      bulk(List.of(1), "edit", edit)
          .statusCode(422)
          .body("error_type", equalTo("validation_error"));
    }
    List<Integer> many = new ArrayList<>();
    for (int i = 1; i <= 2_001; i++) {
      many.add(i);
    }
    bulk(many, "archive", Map.of()).statusCode(413).body("error", containsString("2000"));
    bulk(many.subList(0, 2_000), "archive", Map.of()).statusCode(200);
    admin()
        .body("{\"ids\":[null],\"action\":\"reset\"}")
        .post(POOL + "/bulk")
        .then()
        .statusCode(400);
  }
}
