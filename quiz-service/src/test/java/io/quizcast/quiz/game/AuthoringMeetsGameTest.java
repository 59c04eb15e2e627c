package io.quizcast.quiz.game;

import static io.quizcast.quiz.Callers.addQuestions;
import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.question;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.quiz.game.runner.Games;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Edits a quiz just when its game begins to use it. */
@QuarkusTest
class AuthoringMeetsGameTest {
  @Inject Games games;
  @Inject DataSource database;

  @BeforeEach
  void open() {
    games.open();
  }

  @AfterEach
  void close() throws SQLException {
    games.close();
    sql("DELETE FROM questions WHERE quiz_id IS NULL");
  }

  @Test
  void aQuizEditedInItsLastMinuteIsPlayedInItsLastVersion() throws SQLException {
    long quiz = newQuiz(Map.of("question_source_mode", "admin_only"));
    addQuestions(quiz, List.of(question("Taken back?"), question("Kept?")));
    List<Integer> ids =
        admin().get("/api/quizzes/{id}/questions", quiz).jsonPath().getList("items.id");
    admin()
        .body(Map.of("scheduled_time", Instant.now().plusSeconds(14).toString()))
        .put("/api/quizzes/{id}/schedule", quiz)
        .then()
        .statusCode(200);
    await()
        .atMost(Duration.ofSeconds(12))
        .until(() -> number("SELECT count(*) FROM game_live WHERE quiz_id = " + quiz) == 1);
    admin().delete("/api/quizzes/{id}/questions/{q}", quiz, ids.get(0)).then().statusCode(200);
    admin()
        .body(Map.of("title", "At the last moment", "prize_fund", 77))
        .put("/api/quizzes/{id}", quiz)
        .then()
        .statusCode(200);
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                number("SELECT count(*) FROM quiz_question_history WHERE quiz_id = " + quiz) == 1);
    assertThat(number("SELECT question_id FROM quiz_question_history WHERE quiz_id = " + quiz))
        .isEqualTo((long) ids.get(1));
    given()
        .get("/api/quizzes/{id}", quiz)
        .then()
        .body("status", equalTo("in_progress"))
        .body("title", equalTo("At the last moment"))
        .body("question_count", equalTo(1));
    // From here on only the game changes the row.
    admin().body(Map.of("title", "Too late")).put("/api/quizzes/{id}", quiz).then().statusCode(409);
    admin()
        .delete("/api/quizzes/{id}/questions/{q}", quiz, ids.get(1))
        .then()
        .statusCode(409)
        .body("error", containsString("in_progress"));
    // Other tests expect that no game runs.
    admin().post("/api/admin/games/{id}/cancel", quiz).then().statusCode(200);
  }

  @Test
  void aReservedQuestionStaysReservedUntilItsQuizReleasesIt() throws SQLException {
    List<Map<String, Object>> pool = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Map<String, Object> pooled = question("Pool question number " + i + "?");
      pooled.put("difficulty", 1 + i % 5);
      pool.add(pooled);
    }
    admin().body(pool).post("/api/admin/question-pool").then().statusCode(200);
    long quiz =
        newQuiz(
            Map.of(
                "scheduled_time", Instant.now().plusSeconds(150).toString(), "allow_easier", true));
    String reserved = "SELECT coalesce(max(id), 0) FROM questions WHERE reserved_by = " + quiz;
    await().atMost(Duration.ofSeconds(20)).until(() -> number(reserved) > 0);
    long id = number(reserved);
    admin()
        .delete("/api/admin/question-pool/{id}", id)
        .then()
        .statusCode(409)
        .body("error", equalTo("the question is reserved for quiz " + quiz));
    admin().body(pool.getFirst()).put("/api/admin/question-pool/{id}", id).then().statusCode(409);
    admin().put("/api/quizzes/{id}/cancel", quiz).then().statusCode(200);
    await().atMost(Duration.ofSeconds(20)).until(() -> number(reserved) == 0);
    admin().delete("/api/admin/question-pool/{id}", id).then().statusCode(200);
  }

  private long number(String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
