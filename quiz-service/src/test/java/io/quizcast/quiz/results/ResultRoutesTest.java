package io.quizcast.quiz.results;

import static io.quizcast.quiz.Callers.addQuestions;
import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.player;
import static io.quizcast.quiz.Callers.question;
import static io.quizcast.quiz.Rows.sql;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResultRoutesTest {
  private long quiz;
  private List<Integer> questions;
  private long first;

  /**
   * Stores a game of two questions and three players: one wins, one answers wrong, one does not
   * answer.
   */
  @BeforeEach
  void createFinishedGame() throws SQLException {
    quiz = newQuiz(Map.of("question_source_mode", "admin_only", "prize_fund", 1000));
    addQuestions(quiz, List.of(question("First one?"), question("Second one?")));
    questions = admin().get("/api/quizzes/{id}/questions", quiz).jsonPath().getList("items.id");
    first = quiz * 1000;
    sql(
        "INSERT INTO quiz_question_history VALUES (%d, 1, %d, now()), (%d, 2, %d, now())"
            .formatted(quiz, questions.get(0), quiz, questions.get(1)),
        "INSERT INTO player_names (user_id, username, profile_picture, deleted) VALUES"
            + " (%d, '=1+1', '/p.png', false), (%d, '', '', true)".formatted(first, first + 1),
        ("INSERT INTO results (user_id, quiz_id, score, correct_answers, total_questions, rank,"
                + " is_winner, prize_fund, is_eliminated, eliminated_on_question,"
                + " elimination_reason, completed_at) VALUES"
                + " (%1$d, %4$d, 2, 2, 2, 1, true, 1000, false, NULL, NULL, now()),"
                + " (%2$d, %4$d, 0, 0, 2, 3, false, 0, true, 1, 'incorrect_answer', now()),"
                + " (%3$d, %4$d, 1, 1, 2, 2, false, 0, true, 2, 'no_answer_timeout', now())")
            .formatted(first, first + 1, first + 2, quiz),
        ("INSERT INTO user_answers (quiz_id, question_id, user_id, selected_option, is_correct,"
                + " response_time_ms, is_eliminated, elimination_reason) VALUES"
                + " (%1$d, %2$d, %4$d, 1, true, 1000, false, NULL),"
                + " (%1$d, %2$d, %5$d, 0, false, 2000, true, 'incorrect_answer'),"
                + " (%1$d, %2$d, %6$d, 1, true, 3000, false, NULL),"
                + " (%1$d, %3$d, %4$d, 1, true, 2000, false, NULL),"
                + " (%1$d, %3$d, %6$d, -1, false, 0, true, 'no_answer_timeout')")
            .formatted(quiz, questions.get(0), questions.get(1), first, first + 1, first + 2),
        "UPDATE quizzes SET status = 'completed', completed_at = now() WHERE id = " + quiz);
  }

  @Test
  void theRankingIsPagedAndHasNames() {
    given()
        .get("/api/quizzes/{id}/results", quiz)
        .then()
        .statusCode(200)
        .body("total", equalTo(3))
        .body("page", equalTo(1))
        .body("per_page", equalTo(10))
        .body("results.rank", equalTo(List.of(1, 2, 3)))
        .body("results[0].username", equalTo("=1+1"))
        .body("results[0].profile_picture", equalTo("/p.png"))
        .body("results[0].is_winner", equalTo(true))
        .body("results[0].prize_fund", equalTo(1000))
        .body("results[0]", not(hasKey("eliminated_on_question")))
        .body("results[1].elimination_reason", equalTo("no_answer_timeout"))
        .body("results[2].username", equalTo("deleted_user_" + (first + 1)))
        .body("results[2]", not(hasKey("profile_picture")));
    given()
        .queryParam("page", 2)
        .queryParam("page_size", 2)
        .get("/api/quizzes/{id}/results", quiz)
        .then()
        .body("results", hasSize(1));
    given()
        .get("/api/quizzes/4000000000/results")
        .then()
        .statusCode(200)
        .body("results", empty())
        .body("total", equalTo(0));
  }

  @Test
  void defect41_playersWithEqualRanksAppearOnOnePageOnly() throws SQLException {
    sql(
        ("INSERT INTO results (user_id, quiz_id, score, correct_answers, total_questions, rank,"
                + " completed_at)"
                + " SELECT %d + n, %d, 0, 0, 2, 4, now() FROM generate_series(10, 29) n")
            .formatted(first, quiz));
    List<Integer> seen = new ArrayList<>();
    for (int page = 1; page <= 8; page++) {
      seen.addAll(
          given()
              .queryParam("page", page)
              .queryParam("page_size", 3)
              .get("/api/quizzes/{id}/results", quiz)
              .jsonPath()
              .<Integer>getList("results.user_id"));
    }
    assertThat(seen).hasSize(23).doesNotHaveDuplicates();
  }

  @Test
  void everyPlayerFindsTheirOwnResult() {
    player(first + 2)
        .get("/api/quizzes/{id}/my-result", quiz)
        .then()
        .statusCode(200)
        .body("rank", equalTo(2))
        .body("eliminated_on_question", equalTo(2));
    player(5).get("/api/quizzes/{id}/my-result", quiz).then().statusCode(404);
    given().get("/api/quizzes/{id}/my-result", quiz).then().statusCode(401);
  }

  @Test
  void adminsSeeWinnersAndAskedQuestions() {
    admin()
        .get("/api/quizzes/{id}/winners", quiz)
        .then()
        .statusCode(200)
        .body("total", equalTo(1))
        .body("winners[0].rank", equalTo(1));
    admin().get("/api/quizzes/4000000000/winners").then().body("winners", empty());
    admin()
        .get("/api/quizzes/{id}/asked-questions", quiz)
        .then()
        .statusCode(200)
        .body("question_order", equalTo(List.of(1, 2)))
        .body("source", equalTo(List.of("quiz", "quiz")))
        .body("[0].question.correct_option", equalTo(1))
        .body("[0].question.options[1].text", equalTo("two"))
        .body("[0].question", not(hasKey("text_kk")));
    player(first).get("/api/quizzes/{id}/asked-questions", quiz).then().statusCode(403);
    given().get("/api/quizzes/{id}/with-questions", quiz).then().statusCode(200);
  }

  @Test
  void theNewestQuestionOfARunningGameIsOmitted() throws SQLException {
    sql("UPDATE quizzes SET status = 'in_progress' WHERE id = " + quiz);
    admin()
        .get("/api/quizzes/{id}/asked-questions", quiz)
        .then()
        .body("question_order", equalTo(List.of(1)));
    given().get("/api/quizzes/active").then().statusCode(200);
    admin()
        .body(Map.of("scheduled_time", io.quizcast.quiz.Callers.inMinutes(10)))
        .put("/api/quizzes/{id}/schedule", quiz)
        .then()
        .statusCode(409);
    admin().delete("/api/quizzes/{id}", quiz).then().statusCode(409);
    sql("UPDATE quizzes SET status = 'completed' WHERE id = " + quiz);
  }

  @Test
  void organisersSearchTheRankingByName() {
    searched("=1+")
        .statusCode(200)
        .body("total", equalTo(1))
        .body("results.username", equalTo(List.of("=1+1")));
    for (String other : List.of("%", "_", "nobody")) {
      searched(other).body("total", equalTo(0)).body("results", empty());
    }
    searched(" \0").body("total", equalTo(3));
    String route = "/api/quizzes/" + quiz + "/results?search=x";
    given().get(route).then().statusCode(401).body("error_type", equalTo("token_missing"));
    player(first).get(route).then().statusCode(403).body("error_type", equalTo("forbidden"));
  }

  private ValidatableResponse searched(String name) {
    return admin().queryParam("search", name).get("/api/quizzes/{id}/results", quiz).then();
  }

  @Test
  void defect49_averagesCoverAllPlayersAndGivenAnswers() {
    var report =
        admin()
            .get("/api/quizzes/{id}/statistics", quiz)
            .then()
            .statusCode(200)
            .body("total_participants", equalTo(3))
            .body("total_winners", equalTo(1))
            .body("total_eliminated", equalTo(2))
            .body("eliminations_by_question.question_number", equalTo(List.of(1, 2)))
            .body("eliminations_by_question.eliminated_count", equalTo(List.of(1, 1)))
            .body("eliminations_by_question.by_wrong_answer", equalTo(List.of(1, 0)))
            .body("eliminations_by_question.by_timeout", equalTo(List.of(0, 1)))
            .body("eliminations_by_question.total_answers", equalTo(List.of(3, 2)))
            .body("elimination_reasons.timeout", equalTo(1))
            .body("elimination_reasons.wrong_answer", equalTo(1))
            .body("elimination_reasons.disconnected", equalTo(0))
            .body("difficulty_distribution.difficulty_3", equalTo(2))
            .body("pool_questions_used", equalTo(0))
            .body("eliminations_by_question.in_play", equalTo(List.of(3, 2)))
            .body("eliminations_by_question.passed", equalTo(List.of(2, 1)))
            .body("eliminations_by_question[0].option_histogram", equalTo(List.of(1, 2, 0, 0)))
            .body("eliminations_by_question.no_answer", equalTo(List.of(0, 1)))
            .body(
                "eliminations_by_question[0].response_histogram",
                equalTo(List.of(0, 0, 1, 0, 1, 0, 1)))
            .body("eliminations_by_question[0].response_percentiles_ms.p50", equalTo(2000))
            .body("eliminations_by_question[0].response_percentiles_ms.p99", equalTo(3000))
            .body("eliminations_by_question[0].discrimination", equalTo(0.0f))
            .extract()
            .jsonPath();
    assertThat(report.getDouble("avg_correct_answers")).isCloseTo(1.0, within(1e-6));
    assertThat(report.getDouble("avg_response_time_ms")).isCloseTo(2000, within(1e-6));
    // Of the two players who answered question 1, only the faster one passed question 2.
    assertThat(report.getDouble("eliminations_by_question[1].discrimination"))
        .isCloseTo(1.0, within(1e-6));
    assertThat(report.getDouble("avg_pass_rate")).isCloseTo((2 / 3.0 + 0.5) / 2, within(1e-4));
    admin().get("/api/quizzes/4000000000/statistics").then().statusCode(404);
  }

  @Test
  void statisticsOfAnUnplayedGameHaveEveryKeyAndNoNull() {
    long unplayed = newQuiz(Map.of());
    admin()
        .get("/api/quizzes/{id}/statistics", unplayed)
        .then()
        .statusCode(200)
        .body("eliminations_by_question", empty())
        .body("total_participants", equalTo(0))
        .body("avg_response_time_ms", equalTo(0.0f))
        .body("avg_correct_answers", equalTo(0.0f))
        .body("avg_pass_rate", equalTo(0.0f))
        .body(
            "elimination_reasons",
            equalTo(Map.of("timeout", 0, "wrong_answer", 0, "disconnected", 0, "other", 0)))
        .body("difficulty_distribution.keySet()", hasSize(5));
  }

  @Test
  void theUsageOfAQuestionCountsFinishedGamesOnly() throws SQLException {
    admin()
        .get("/api/admin/questions/{id}/usage", questions.get(0))
        .then()
        .statusCode(200)
        .body("games", hasSize(1))
        .body("games[0].quiz_id", equalTo((int) quiz))
        .body("games[0].question_number", equalTo(1))
        .body("games[0].in_play", equalTo(3))
        .body("games[0].passed", equalTo(2))
        .body("games[0].no_answer", equalTo(0))
        .body("games[0].avg_response_ms", equalTo(2000.0f))
        .body("option_histogram", equalTo(List.of(1, 2, 0, 0)));
    admin()
        .get("/api/admin/questions/{id}/usage", questions.get(1))
        .then()
        .body("games[0].no_answer", equalTo(1))
        .body("games[0].pass_rate", equalTo(0.5f))
        .body("option_histogram", equalTo(List.of(0, 1, 0, 0)));
    sql("UPDATE quizzes SET status = 'in_progress' WHERE id = " + quiz);
    admin()
        .get("/api/admin/questions/{id}/usage", questions.get(0))
        .then()
        .statusCode(200)
        .body("games", hasSize(0))
        .body("option_histogram", equalTo(List.of(0, 0, 0, 0)));
    admin().get("/api/admin/questions/999999999/usage").then().statusCode(404);
    player(first).get("/api/admin/questions/{id}/usage", questions.get(0)).then().statusCode(403);
  }

  @Test
  void defect39_exportsAreSafeForSpreadsheets() throws Exception {
    String csv =
        admin()
                    .get("/api/quizzes/{id}/results/export", quiz)
                    .then()
                    .statusCode(200)
                    .contentType("text/csv")
                    .header("Content-Disposition", containsString("quiz_" + quiz + "_results_"))
                    .extract()
                    .response()
                    .asByteArray()
                    .length
                > 0
            ? new String(
                admin().get("/api/quizzes/{id}/results/export?format=odd", quiz).asByteArray(),
                StandardCharsets.UTF_8)
            : "";
    assertThat(csv.lines().toList())
        .hasSize(4)
        .first()
        .isEqualTo(
            "\uFEFFМесто,Пользователь,Очки,Правильных,Всего вопросов,Победитель,Выбыл,"
                + "Вопрос выбытия,Причина выбытия,Приз");
    assertThat(csv.lines().toList().get(1)).isEqualTo("1,'=1+1,2,2,2,Да,Нет,,,1000 ₸");
    assertThat(csv.lines().toList().get(2)).contains("Время истекло").endsWith(",");

    byte[] xlsx = admin().get("/api/quizzes/{id}/results/export?format=xlsx", quiz).asByteArray();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
      var sheet = workbook.getFirstSheet();
      assertThat(sheet.getName()).isEqualTo("Результаты");
      var rows = sheet.read();
      assertThat(rows).hasSize(4);
      assertThat(rows.get(0).getCellText(9)).isEqualTo("Приз (₸)");
      assertThat(rows.get(1).getCellText(1)).isEqualTo("'=1+1");
      assertThat(rows.get(2).getCellAsNumber(9).orElseThrow().longValue()).isZero();
    }
    String kazakh =
        new String(
            admin().get("/api/quizzes/{id}/results/export?lang=kk", quiz).asByteArray(),
            StandardCharsets.UTF_8);
    assertThat(kazakh).contains("Жүлде").contains(",Иә,Жоқ,").contains("Уақыт бітті");
    byte[] english =
        admin().get("/api/quizzes/{id}/results/export?format=xlsx&lang=en", quiz).asByteArray();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(english))) {
      assertThat(workbook.getFirstSheet().getName()).isEqualTo("Results");
    }
    admin().get("/api/quizzes/4000000000/results/export").then().statusCode(404);
    given().get("/api/quizzes/{id}/results/export", quiz).then().statusCode(401);
  }

  @Test
  void whileResultsAreBeingWrittenRoutesThatNeedThemAnswer503() throws SQLException {
    sql("INSERT INTO results_progress VALUES (%d, 3, 5)".formatted(quiz));

    admin().get("/api/quizzes/{id}/results?page_size=3", quiz).then().statusCode(200);
    admin()
        .get("/api/quizzes/{id}/results?page_size=4", quiz)
        .then()
        .statusCode(503)
        .header("Retry-After", "3")
        .body("error_type", equalTo("not_ready"))
        .body("details", equalTo("3 of 5 are written"));
    for (String path :
        List.of("winners", "statistics", "results/export", "results?search=a", "my-result")) {
      admin().get("/api/quizzes/{id}/" + path, quiz).then().statusCode(503);
    }
    admin().get("/api/admin/games/{id}/suspicions", quiz).then().statusCode(503);

    sql("UPDATE results_progress SET written = total WHERE quiz_id = " + quiz);
    admin().get("/api/quizzes/{id}/results?page_size=4", quiz).then().statusCode(200);
    admin().get("/api/quizzes/{id}/my-result", quiz).then().statusCode(404);
  }
}
