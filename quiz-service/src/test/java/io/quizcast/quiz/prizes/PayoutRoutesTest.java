package io.quizcast.quiz.prizes;

import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.player;
import static io.quizcast.quiz.Rows.column;
import static io.quizcast.quiz.Rows.sql;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.results.PrizesChanged;
import io.quizcast.contracts.results.PrizesChanged.PlayerPrize;
import io.quizcast.contracts.results.PrizesChanged.Status;
import io.quizcast.contracts.results.ResultsRecord;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the steps of the ledger: PENDING, then APPROVED and PAID, or HELD with a reason. */
@QuarkusTest
class PayoutRoutesTest {
  @Inject ObjectMapper json;

  private long quiz;
  private long first;

  @BeforeEach
  void createThreeWinners() throws SQLException {
    quiz = newQuiz(Map.of());
    first = quiz * 1000;
    for (long user = first; user < first + 3; user++) {
      sql(
          ("INSERT INTO results (user_id, quiz_id, score, correct_answers, total_questions, rank,"
                  + " is_winner, prize_fund, completed_at)"
                  + " VALUES (%d, %d, 1, 1, 1, 1, true, 100, now())")
              .formatted(user, quiz),
          "INSERT INTO prize_ledger (quiz_id, user_id, kind, amount) VALUES (%d, %d, 'PENDING', 100)"
              .formatted(quiz, user));
    }
  }

  private ValidatableResponse step(String step, String reason, Long... users) {
    Map<String, Object> body = new HashMap<>(Map.of("quiz_id", quiz, "user_ids", List.of(users)));
    if (reason != null) {
      body.put("reason", reason);
    }
    return admin().body(body).post("/api/admin/payouts/" + step).then();
  }

  @Test
  void defect21_eachStepOfAPayoutIsMadeOnce() {
    admin()
        .get("/api/admin/payouts?status=pending&quiz_id=" + quiz)
        .then()
        .statusCode(200)
        .body("total", equalTo(3))
        .body("page_size", equalTo(20))
        .body("items[0].status", equalTo("PENDING"))
        .body("items[0].amount", equalTo(100))
        .body("items[0]", not(hasKey("reason")));
    step("pay", null, first).statusCode(409).body("error_type", equalTo("conflict"));
    step("approve", null, first, first + 1, 77L)
        .statusCode(200)
        .body("done", equalTo(2))
        .body("refused[0].error_type", equalTo("not_found"));
    step("approve", null, first).statusCode(409);
    step("pay", null, first).statusCode(200).body("done", equalTo(1));
    step("pay", null, first).statusCode(409);
    step("hold", "too late", first).statusCode(409);
    admin()
        .get("/api/admin/payouts?status=paid&quiz_id=" + quiz)
        .then()
        .body("total", equalTo(1))
        .body("items[0].user_id", equalTo((int) first));
  }

  @Test
  void payoutsAreFoundByTheWholeIdOfAPlayer() {
    String list = "/api/admin/payouts?quiz_id=" + quiz + "&search=";
    admin()
        .get(list + first)
        .then()
        .statusCode(200)
        .body("total", equalTo(1))
        .body("items[0].user_id", equalTo((int) first));
    for (String nobody : List.of("nobody_has_this_name", "%25", "_", "0", "99999999999999999999")) {
      admin().get(list + nobody).then().statusCode(200).body("total", equalTo(0));
    }
    admin().get(list).then().body("total", equalTo(3));
  }

  @Test
  void aPayoutIsHeldWithAReasonAndReleasedOnce() {
    step("hold", null, first).statusCode(422);
    step("hold", "one device, three accounts", first).statusCode(200);
    admin()
        .get("/api/admin/payouts?status=held&quiz_id=" + quiz)
        .then()
        .body("items[0].reason", equalTo("one device, three accounts"));
    player(first)
        .get("/api/quizzes/{id}/my-answers", quiz)
        .then()
        .statusCode(200)
        .body("payout_status", equalTo("held"))
        .body("payout_reason", equalTo("one device, three accounts"));
    step("approve", null, first).statusCode(200);
    step("hold", "again", first).statusCode(409).body("error_type", equalTo("held_before"));
    step("pay", null, first).statusCode(200);
  }

  @Test
  void anIncompleteProfileIsPaidOnceItIsComplete() throws SQLException {
    sql(
        "INSERT INTO player_names (user_id, username, profile_complete) VALUES (%d, 'g', false)"
            .formatted(first));
    step("approve", null, first).statusCode(409).body("error_type", equalTo("profile_incomplete"));
    step("approve", null, first, first + 1)
        .statusCode(200)
        .body("done", equalTo(1))
        .body("refused[0].error_type", equalTo("profile_incomplete"));
    admin()
        .get("/api/admin/payouts?status=pending&quiz_id=" + quiz)
        .then()
        .body("items.find { it.user_id == %d }.profile_complete".formatted(first), equalTo(false));
    step("hold", "who is it", first).statusCode(200);
    sql("UPDATE player_names SET profile_complete = true WHERE user_id = " + first);
    step("approve", null, first).statusCode(200);
    sql("UPDATE player_names SET profile_complete = false WHERE user_id = " + first);
    step("pay", null, first).statusCode(409).body("error_type", equalTo("profile_incomplete"));
  }

  @Test
  void aPayoutOfADeletedAccountNeedsAnExplicitDecision() throws SQLException {
    sql(
        "INSERT INTO player_names (user_id, username, deleted) VALUES (%d, '', true)"
            .formatted(first));
    admin()
        .get("/api/admin/payouts?status=pending&quiz_id=" + quiz)
        .then()
        .body("items.find { it.user_id == %d }.account_deleted".formatted(first), equalTo(true))
        .body("items.count { it.account_deleted }", equalTo(1));
    step("approve", null, first, first + 1)
        .statusCode(200)
        .body("done", equalTo(1))
        .body("refused[0].error_type", equalTo("account_deleted"));
    step("approve", null, first).statusCode(409).body("error_type", equalTo("account_deleted"));
    admin()
        .body(Map.of("quiz_id", quiz, "user_ids", List.of(first), "include_deleted", true))
        .post("/api/admin/payouts/approve")
        .then()
        .statusCode(200)
        .body("done", equalTo(1));
    step("pay", null, first).statusCode(409).body("error_type", equalTo("account_deleted"));
  }

  @Test
  void eachStepIsPublishedOnceAndInOrder() throws Exception {
    step("hold", "looked at twice", first, first + 1, 77L).statusCode(200);
    step("hold", "looked at twice", first).statusCode(409);
    step("approve", null, first).statusCode(200);
    step("pay", null, first).statusCode(200);
    step("pay", null, first).statusCode(409);
    step("approve", null, first + 2).statusCode(200);
    List<PrizesChanged> published = published();
    assertThat(published)
        .extracting(PrizesChanged::status)
        .containsExactly(Status.HELD, Status.APPROVED, Status.PAID, Status.APPROVED);
    assertThat(published.getFirst().reason()).isEqualTo("looked at twice");
    assertThat(published.get(1).reason()).isNull();
    assertThat(published.getFirst().prizes())
        .extracting(PlayerPrize::userId, PlayerPrize::amount)
        .containsExactly(tuple(first, 100L), tuple(first + 1, 100L));
    assertThat(published.subList(0, 3))
        .extracting(news -> news.prizes().getFirst().entryId())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  /**
   * The outbox rows of this quiz. They stay there, because games are switched off and with them the
   * publisher.
   */
  private List<PrizesChanged> published() throws Exception {
    List<PrizesChanged> published = new ArrayList<>();
    for (String body :
        column("SELECT body FROM results_outbox WHERE quiz_id = %d ORDER BY id".formatted(quiz))) {
      published.add((PrizesChanged) json.readValue(body, ResultsRecord.class));
    }
    return published;
  }

  @Test
  void stepsAreAuditedAndOnlyForAdmins() throws SQLException {
    step("approve", null, first + 2).statusCode(200);
    assertThat(
            column(
                "SELECT details->>'user_ids' FROM audit_log"
                    + " WHERE action = 'payout_approved' AND subject_id = "
                    + quiz))
        .containsExactly("[" + (first + 2) + "]");
    player(first).get("/api/admin/payouts").then().statusCode(403);
    given().get("/api/admin/payouts").then().statusCode(401);
    admin().get("/api/admin/payouts?status=odd").then().statusCode(422);
    admin().body(Map.of("quiz_id", quiz)).post("/api/admin/payouts/pay").then().statusCode(400);
  }
}
