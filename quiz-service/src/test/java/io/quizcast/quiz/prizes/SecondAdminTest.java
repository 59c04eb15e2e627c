package io.quizcast.quiz.prizes;

import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Rows.sql;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quizcast.quiz.Callers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that with two-person approval a single admin can neither pay nor change a prize fund. */
@QuarkusTest
@TestProfile(SecondAdminTest.FourEyes.class)
class SecondAdminTest {
  /** Switches two-person approval on. */
  public static class FourEyes implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quizcast.four-eyes.payouts", "true", "quizcast.four-eyes.fund-changes", "true");
    }
  }

  @Test
  void theApproverOfAPayoutMayNotPayIt() throws SQLException {
    long quiz = newQuiz(Map.of());
    sql(
        ("INSERT INTO results (user_id, quiz_id, score, correct_answers, total_questions, rank,"
                + " is_winner, prize_fund, completed_at)"
                + " VALUES (9, %d, 1, 1, 1, 1, true, 100, now())")
            .formatted(quiz),
        "INSERT INTO prize_ledger (quiz_id, user_id, kind, amount) VALUES (%d, 9, 'PENDING', 100)"
            .formatted(quiz));
    Map<String, Object> body = Map.of("quiz_id", quiz, "user_ids", List.of(9));
    admin().body(body).post("/api/admin/payouts/approve").then().statusCode(200);
    admin()
        .body(body)
        .post("/api/admin/payouts/pay")
        .then()
        .statusCode(409)
        .body("error_type", equalTo("second_admin_required"));
    Callers.admin(2).body(body).post("/api/admin/payouts/pay").then().statusCode(200);
  }

  @Test
  void aFundChangesOnlyAfterAnotherAdminConfirmed() {
    long quiz = newQuiz(Map.of("prize_fund", 1000));
    admin()
        .body(Map.of("prize_fund", 5000))
        .put("/api/quizzes/{id}", quiz)
        .then()
        .statusCode(409)
        .body("error_type", equalTo("second_admin_required"));
    admin()
        .body(Map.of("prize_fund", 1000, "title", "Another title"))
        .put("/api/quizzes/{id}", quiz)
        .then()
        .statusCode(200);
    int change =
        admin()
            .body(Map.of("prize_fund", 5000))
            .post("/api/admin/quizzes/{id}/fund-changes", quiz)
            .then()
            .statusCode(201)
            .body("proposed_by", equalTo(1))
            .extract()
            .path("id");
    String confirm = "/api/admin/quizzes/" + quiz + "/fund-changes/" + change + "/confirm";
    admin().post(confirm).then().statusCode(409);
    admin().get("/api/quizzes/{id}", quiz).then().body("prize_fund", equalTo(1000));
    Callers.admin(2).post(confirm).then().statusCode(200);
    admin().get("/api/quizzes/{id}", quiz).then().body("prize_fund", equalTo(5000));
    Callers.admin(2).post(confirm).then().statusCode(404);
    admin()
        .get("/api/admin/quizzes/{id}/fund-changes", quiz)
        .then()
        .body("items[0].confirmed_by", equalTo(2));
    admin()
        .body(Map.of("prize_fund", -1))
        .post("/api/admin/quizzes/{id}/fund-changes", quiz)
        .then()
        .statusCode(422);
  }
}
