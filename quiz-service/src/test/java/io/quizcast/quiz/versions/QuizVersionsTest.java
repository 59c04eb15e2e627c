package io.quizcast.quiz.versions;

import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.player;
import static io.quizcast.quiz.Callers.portal;
import static io.quizcast.quiz.Callers.question;
import static io.quizcast.quiz.Rows.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.access.PortalRole;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tests the history of a quiz's versions: each change with its author and with the old and the new
 * value.
 */
@QuarkusTest
class QuizVersionsTest {
  private static JsonPath versionsOf(long quiz, String query) {
    return admin()
        .get("/api/admin/quizzes/" + quiz + "/versions" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @Test
  void eachChangeSaysWhoChangedWhatFromWhatToWhat() {
    long quiz = newQuiz(Map.of("title", "First title"));
    Map<String, Object> first = question("Which peak is the highest?");
    Map<String, Object> second = question("Which lake is the deepest?");
    admin()
        .body(Map.of("questions", List.of(first, second)))
        .post("/api/quizzes/{id}/questions", quiz)
        .then()
        .statusCode(200);
    List<Integer> ids =
        admin().get("/api/quizzes/{id}/questions", quiz).jsonPath().getList("items.id");
    first.put("correct_option", 2);
    first.put("text_kk", "Қай шың ең биік?");
    admin(7)
        .body(first)
        .put("/api/quizzes/{id}/questions/{question}", quiz, ids.get(0))
        .then()
        .statusCode(200);
    admin()
        .body(Map.of("question_ids", ids.reversed()))
        .put("/api/quizzes/{id}/questions/order", quiz)
        .then()
        .statusCode(200);
    admin()
        .delete("/api/quizzes/{id}/questions/{question}", quiz, ids.get(1))
        .then()
        .statusCode(200);
    admin().body(Map.of("title", "Second title")).put("/api/quizzes/{id}", quiz);

    JsonPath versions = versionsOf(quiz, "");
    assertThat(versions.getList("items.action"))
        .isEqualTo(
            List.of(
                "edit",
                "delete_question",
                "reorder_questions",
                "edit_question",
                "add_questions",
                "create"));
    assertThat(versions.getList("items.version")).isEqualTo(List.of(6, 5, 4, 3, 2, 1));
    assertThat(versions.getInt("items[3].actor_id")).isEqualTo(7);
    assertThat(versions.getList("items[0].changes"))
        .isEqualTo(List.of(Map.of("field", "title", "from", "First title", "to", "Second title")));
    assertThat(versions.getMap("items[1].changes[0]"))
        .isEqualTo(
            Map.of(
                "question_id",
                ids.get(1),
                "number",
                1,
                "field",
                "question",
                "from",
                "Which lake is the deepest?"));
    assertThat(versions.getList("items[2].changes.field")).containsOnly("position").hasSize(2);
    assertThat(versions.getList("items[3].changes.field"))
        .isEqualTo(List.of("correct_option", "text.kk"));
    assertThat(versions.getString("items[3].changes[0].from")).isEqualTo("two");
    assertThat(versions.getString("items[3].changes[0].to")).isEqualTo("three");
    assertThat(versions.getString("items[3].changes[1].from")).isNull();
    assertThat(versions.getList("items[4].changes.to"))
        .isEqualTo(List.of("Which peak is the highest?", "Which lake is the deepest?"));
  }

  @Test
  void aChangeThatIsRefusedIsNoVersion() {
    long quiz = newQuiz(Map.of());
    admin()
        .header("If-Match", "\"9\"")
        .body(Map.of("title", "Never stored"))
        .put("/api/quizzes/{id}", quiz)
        .then()
        .statusCode(412);
    admin().body(Map.of("title", "x")).put("/api/quizzes/{id}", quiz).then().statusCode(400);
    assertThat(versionsOf(quiz, "").getInt("total")).isEqualTo(1);
  }

  @Test
  void onlyTheNewestThousandAreKept() throws SQLException {
    long quiz = newQuiz(Map.of());
    sql(
        "INSERT INTO quiz_versions (quiz_id, version, actor_id, action, changes)"
            + " SELECT %d, n, 1, 'edit', '[]' FROM generate_series(2, 1200) AS n".formatted(quiz));
    admin().body(Map.of("title", "One more")).put("/api/quizzes/{id}", quiz);
    JsonPath last = versionsOf(quiz, "?page_size=100&page=10");
    assertThat(last.getInt("total")).isEqualTo(QuizVersions.KEPT);
    assertThat(last.getList("items")).hasSize(100);
  }

  @Test
  void onlyWhoReadsTheQuestionsReadsTheirHistory() {
    long quiz = newQuiz(Map.of());
    String route = "/api/admin/quizzes/" + quiz + "/versions";
    portal(881, PortalRole.EDITOR).get(route).then().statusCode(200);
    portal(882, PortalRole.HOST).get(route).then().statusCode(403);
    player(883).get(route).then().statusCode(403);
    admin().get("/api/admin/quizzes/4000000000/versions").then().statusCode(404);
    admin().get("/api/admin/quizzes/x/versions").then().statusCode(400);
  }
}
