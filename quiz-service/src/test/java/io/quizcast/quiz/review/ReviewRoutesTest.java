package io.quizcast.quiz.review;

import static io.quizcast.quiz.Callers.addQuestions;
import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.player;
import static io.quizcast.quiz.Callers.question;
import static io.quizcast.quiz.Rows.column;
import static io.quizcast.quiz.Rows.sql;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that players review their own answers and dispute their results. */
@QuarkusTest
class ReviewRoutesTest {
  private long quiz;
  private long late;

  @BeforeEach
  void createGameThatOnePlayerLost() throws SQLException {
    quiz = newQuiz(Map.of("question_source_mode", "admin_only"));
    addQuestions(quiz, List.of(question("First one?"), question("Second one?")));
    List<Integer> ids = admin().get("/api/quizzes/{id}/questions", quiz).jsonPath().get("items.id");
    late = quiz * 1000;
    sql(
        ("INSERT INTO quiz_question_history VALUES"
                + " (%1$d, 1, %2$d, now(), 10000, 500), (%1$d, 2, %3$d, now(), 13000, 500)")
            .formatted(quiz, ids.get(0), ids.get(1)),
        ("INSERT INTO results (user_id, quiz_id, score, correct_answers, total_questions, rank,"
                + " is_eliminated, eliminated_on_question, elimination_reason, completed_at)"
                + " VALUES (%d, %d, 1, 1, 2, 1, true, 2, 'time_exceeded', now())")
            .formatted(late, quiz),
        ("INSERT INTO user_answers (quiz_id, question_id, user_id, selected_option, is_correct,"
                + " response_time_ms, is_eliminated, elimination_reason) VALUES"
                + " (%1$d, %2$d, %4$d, 1, true, 900, false, NULL),"
                + " (%1$d, %3$d, %4$d, 1, false, 13501, true, 'time_exceeded')")
            .formatted(quiz, ids.get(0), ids.get(1), late),
        "UPDATE quizzes SET status = 'completed', completed_at = now() WHERE id = " + quiz);
  }

  @Test
  void aPlayerSeesTheirOwnAnswersAndTimeLimits() {
    player(late)
        .get("/api/quizzes/{id}/my-answers", quiz)
        .then()
        .statusCode(200)
        .body("is_eliminated", equalTo(true))
        .body("eliminated_on_question", equalTo(2))
        .body("elimination_reason", equalTo("time_exceeded"))
        .body("answers", hasSize(2))
        .body("answers[0].your_option", equalTo(1))
        .body("answers[0].correct_option", equalTo(1))
        .body("answers[0]", not(hasKey("elimination_reason")))
        .body("answers[0]", not(hasKey("text_kk")))
        .body("answers[1].elapsed_ms", equalTo(13_501))
        .body("answers[1].limit_ms", equalTo(13_000))
        .body("answers[1].grace_ms", equalTo(500))
        .body("answers[1].elimination_reason", equalTo("time_exceeded"))
        .body("$", not(hasKey("payout_status")));
    player(late + 1).get("/api/quizzes/{id}/my-answers", quiz).then().statusCode(404);
    given().get("/api/quizzes/{id}/my-answers", quiz).then().statusCode(401);
  }

  @Test
  void aDisputeIsOpenedOnceAndAnsweredOnce() {
    player(late + 1)
        .body(Map.of("text", "I was in time"))
        .post("/api/quizzes/{id}/disputes", quiz)
        .then()
        .statusCode(404);
    player(late)
        .body(Map.of("text", " "))
        .post("/api/quizzes/{id}/disputes", quiz)
        .then()
        .statusCode(422);
    player(late)
        .body(Map.of("text", "I was in time", "question_number", 0))
        .post("/api/quizzes/{id}/disputes", quiz)
        .then()
        .statusCode(422);
    int id =
        player(late)
            .body(Map.of("text", "I was in time", "question_number", 2))
            .post("/api/quizzes/{id}/disputes", quiz)
            .then()
            .statusCode(201)
            .body("status", equalTo("open"))
            .extract()
            .path("id");
    player(late)
        .body(Map.of("text", "And again"))
        .post("/api/quizzes/{id}/disputes", quiz)
        .then()
        .statusCode(409)
        .body("error_type", equalTo("duplicate"));
    admin()
        .get("/api/admin/disputes/{id}", id)
        .then()
        .statusCode(200)
        .body("dispute.text", equalTo("I was in time"))
        .body("explanation.answers", hasSize(2))
        .body("commands", empty());
    player(late).get("/api/admin/disputes").then().statusCode(403);
    Map<String, Object> verdict = Map.of("accepted", false, "answer", "1 ms too late");
    admin().body(verdict).post("/api/admin/disputes/{id}/answer", id).then().statusCode(200);
    admin().body(verdict).post("/api/admin/disputes/{id}/answer", id).then().statusCode(409);
    player(late)
        .get("/api/quizzes/{id}/my-disputes", quiz)
        .then()
        .body("items[0].status", equalTo("rejected"))
        .body("items[0].answer", equalTo("1 ms too late"));
    admin().get("/api/admin/disputes?status=odd").then().statusCode(422);
    admin().get("/api/admin/disputes?status=rejected").then().statusCode(200);
  }

  @Test
  void aBannedPersonIsRecognisedUnderAnotherAccountUntilTheBanIsLifted() throws SQLException {
    long banned = late + 1;
    admin()
        .body(Map.of("user_id", banned, "reason", "several accounts"))
        .post("/api/admin/games/{id}/ban", quiz)
        .then()
        .statusCode(200);
    // This is the state after the deletion of the account: the ban keeps the hash, but the player's
    // row does not.
    sql(
        "UPDATE player_bans SET mail_hash = '\\x01' WHERE user_id = " + banned,
        ("INSERT INTO player_names (user_id, username, profile_picture, email_verified, deleted,"
                + " mail_hash) VALUES (%d, 'again', '', true, false, '\\x01')")
            .formatted(late));
    admin()
        .get("/api/admin/games/{id}/suspicions", quiz)
        .then()
        .statusCode(200)
        .body("items.kind", equalTo(List.of("RETURNED_FROM_BAN")))
        .body("items[0].players.user_id", equalTo(List.of((int) late)))
        .body("items[0].evidence", equalTo("e-mail address of banned player " + banned));
    admin().delete("/api/admin/bans/{id}", banned).then().statusCode(204);
    admin().get("/api/admin/games/{id}/suspicions", quiz).then().body("items", empty());
    assertThat(
            value(
                "SELECT count(*) FROM player_bans WHERE mail_hash IS NOT NULL AND user_id = "
                    + banned))
        .isZero();
  }

  private long value(String query) throws SQLException {
    return Long.parseLong(column(query).getFirst());
  }

  @Test
  void aLogOfAQuizThatWasNeverPlayedIsEmpty() {
    long unplayed = newQuiz(Map.of());
    admin().get("/api/admin/games/{id}/log", unplayed).then().statusCode(200);
    admin().get("/api/admin/games/{id}/suspicions", unplayed).then().body("items", empty());
    admin().get("/api/admin/games/4000000000/log").then().statusCode(404);
    player(late).get("/api/admin/games/{id}/log", quiz).then().statusCode(403);
  }
}
