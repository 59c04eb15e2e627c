package io.quizcast.user.statistics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.results.GameResults;
import io.quizcast.contracts.results.GameResults.AskedQuestion;
import io.quizcast.contracts.results.GameResults.PlayerResult;
import io.quizcast.contracts.results.PrizesChanged;
import io.quizcast.contracts.results.PrizesChanged.PlayerPrize;
import io.quizcast.guard.TokensForTests;
import io.quizcast.local.TestPlatform;
import io.quizcast.user.AuthForTests;
import io.quizcast.user.WholeDatabase;
import io.quizcast.user.World;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class StatisticsTest {
  @Inject World world;
  @Inject WholeDatabase database;

  @Test
  void resultsCountWithinASecondAndArePublished() throws Exception {
    long winner = World.freshId();
    long loser = World.freshId();
    long quiz = World.freshId();
    world.register(
        World.registration(winner, "winner" + winner), World.registration(loser, "loser" + loser));
    world.finish(
        World.results(
            quiz,
            World.result(winner, 10, true, 3_000_000_000L),
            World.result(loser, 4, false, 0)));
    await()
        .atMost(Duration.ofSeconds(1))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () ->
                world
                    .as(winner)
                    .get("/api/users/me")
                    .then()
                    .body("games_played", is(1))
                    .body("total_score", is(10))
                    .body("highest_score", is(10))
                    .body("wins_count", is(1))
                    .body("total_prize_won", is(3_000_000_000L)));
    world
        .as(loser)
        .get("/api/users/me")
        .then()
        .body("games_played", is(1))
        .body("total_score", is(4))
        .body("wins_count", is(0));
    await()
        .untilAsserted(
            () ->
                assertThat(world.newest(Topics.USER_EVENTS, "statistics:" + quiz + ":0"))
                    .contains("\"type\":\"statistics_changed\"", "\"total_prize_won\":3000000000"));
  }

  @Test
  void repeatedRecordsCountOnce() throws Exception {
    long player = World.freshId();
    world.register(World.registration(player, "again" + player));
    GameResults first = World.results(World.freshId(), World.result(player, 7, false, 0));
    GameResults second = World.results(World.freshId(), World.result(player, 10, true, 500));
    GameResults last = World.results(World.freshId(), World.result(player, 1, false, 0));
    world.finish(first, second, first, second, first, last);
    await()
        .untilAsserted(
            () -> world.as(player).get("/api/users/me").then().body("games_played", is(3)));
    world
        .as(player)
        .get("/api/users/me")
        .then()
        .body("total_score", is(18))
        .body("highest_score", is(10))
        .body("wins_count", is(1))
        .body("total_prize_won", is(500));
  }

  @Test
  void resultsMayArriveBeforeTheRegistration() throws Exception {
    long player = World.freshId();
    long marker = World.freshId();
    long quiz = World.freshId();
    world.register(World.registration(marker, "marker" + marker));
    world.finish(
        World.results(quiz, World.result(player, 3, false, 0), World.result(marker, 1, false, 0)));
    await()
        .untilAsserted(
            () -> world.as(marker).get("/api/users/me").then().body("games_played", is(1)));
    world.register(World.registration(player, "late" + player));
    world.as(player).get("/api/users/me").then().body("total_score", is(3));
  }

  @Test
  void historyIsNewestFirstWithOwnPrize() throws Exception {
    long player = World.freshId();
    long first = World.freshId();
    long second = World.freshId();
    world.register(World.registration(player, "history" + player));
    world.finish(World.results(first, World.result(player, 2, false, 0)));
    world.finish(World.results(second, World.result(player, 10, true, 250)));
    await()
        .untilAsserted(
            () -> world.as(player).get("/api/users/me/results").then().body("total", is(2)));
    world
        .as(player)
        .get("/api/users/me/results")
        .then()
        .statusCode(200)
        .body("page", is(1))
        .body("page_size", is(10))
        .body("per_page", is(10))
        .body("results.size()", is(2))
        .body("results[0].quiz_id", is((int) second))
        .body("results[0].username", is("history" + player))
        .body("results[0].profile_picture", is(""))
        .body("results[0].is_winner", is(true))
        .body("results[0].prize_fund", is(250))
        .body("results[0].completed_at", is("2026-11-23T12:00:00Z"))
        .body("results[0]", not(hasKey("eliminated_on_question")))
        .body("results[0]", not(hasKey("elimination_reason")))
        .body("results[1].is_eliminated", is(true))
        .body("results[1].eliminated_on_question", is(3))
        .body("results[1].elimination_reason", is("incorrect_answer"));
    world
        .as(player)
        .get("/api/users/me/results?page=2&page_size=1")
        .then()
        .body("results[0].quiz_id", is((int) first))
        .body("page", is(2));
    world
        .as(player)
        .get("/api/users/me/results?page=9999999999&page_size=500")
        .then()
        .statusCode(200)
        .body("results.size()", is(0))
        .body("total", is(2))
        .body("page", is(10_000_000))
        .body("page_size", is(50));
  }

  @Test
  void personalStatisticsSumUpTheHistory() throws Exception {
    long player = World.freshId();
    world.register(World.registration(player, "sum" + player));
    world
        .as(player)
        .get("/api/users/me/statistics")
        .then()
        .statusCode(200)
        .body("games_played", is(0))
        .body("$", not(hasKey("accuracy")));
    boolean[] wins = {true, true, true, false, true, true};
    for (boolean win : wins) {
      world.finish(
          World.results(World.freshId(), World.result(player, win ? 10 : 4, win, win ? 50 : 0)));
    }
    await()
        .untilAsserted(
            () ->
                world
                    .as(player)
                    .get("/api/users/me/statistics")
                    .then()
                    .body("games_played", is(6)));
    world
        .as(player)
        .get("/api/users/me/statistics")
        .then()
        .body("wins_count", is(5))
        .body("total_prize_won", is(250))
        .body("correct_answers", is(54))
        .body("questions_asked", is(55))
        .body("win_rate", is(5f / 6))
        .body("best_rank", is(1))
        .body("best_score", is(10))
        .body("average_answer_ms", is(6 * 12_345 / 55))
        .body("longest_win_streak", is(3));
  }

  @Test
  void accuracyIsReportedByCategoryAndDifficulty() throws Exception {
    long player = World.freshId();
    world.register(World.registration(player, "sorts" + player));
    List<AskedQuestion> asked =
        IntStream.rangeClosed(1, 10)
            .mapToObj(n -> new AskedQuestion(n, (n + 1) / 2, n <= 4 ? "history" : "sport"))
            .toList();
    world.finish(
        game(asked, World.result(player, 10, true, 5)),
        // Eliminated at question 6, with 4 of 4 right in history and 1 of 2 in sport.
        game(asked, World.result(player, 5, false, 0)),
        // A question was voided. Five answers before question 6 were right, but only four count, so
        // the game is left out.
        game(
            asked,
            new PlayerResult(
                player, 4, 4, 10, 2, false, 0, true, 6, "incorrect_answer", 100, null)));
    await()
        .untilAsserted(
            () ->
                world
                    .as(player)
                    .get("/api/users/me/statistics")
                    .then()
                    .body("games_played", is(3)));
    world
        .as(player)
        .get("/api/users/me/statistics")
        .then()
        .body("accuracy_by_category.key", is(List.of("history", "sport")))
        .body("accuracy_by_category.questions_asked", is(List.of(8, 8)))
        .body("accuracy_by_category.correct_answers", is(List.of(8, 7)))
        .body("accuracy_by_category[1].accuracy", is(0.875f))
        .body("accuracy_by_difficulty.key", is(List.of("1", "2", "3", "4", "5")))
        .body("accuracy_by_difficulty.correct_answers", is(List.of(4, 4, 3, 2, 2)));
  }

  @Test
  void theHistoryNamesTheQuizzes() throws Exception {
    long player = World.freshId();
    world.register(World.registration(player, "titles" + player));
    GameResults titled = game(List.of(), World.result(player, 1, false, 0));
    // A result of an earlier version, without a title.
    GameResults untitled = World.results(World.freshId(), World.result(player, 1, false, 0));
    world.finish(titled, titled, untitled);
    await()
        .untilAsserted(
            () -> world.as(player).get("/api/users/me/results").then().body("total", is(2)));
    String game = "results.find { it.quiz_id == %d }";
    world
        .as(player)
        .get("/api/users/me/results")
        .then()
        .body(game.formatted(titled.quizId()) + ".title", is("Steppe and sky"))
        .body(game.formatted(untitled.quizId()), not(hasKey("title")));
    world.as(player).get("/api/users/me/export").then().body(containsString("Steppe and sky"));
  }

  private static GameResults game(List<AskedQuestion> asked, PlayerResult result) {
    return new GameResults(
        World.freshId(),
        0,
        1,
        Instant.parse("2026-11-23T12:00:00Z"),
        List.of(result),
        asked,
        null,
        "Steppe and sky");
  }

  @Test
  void aPlayerSeesTheStatusOfTheirPrize() throws Exception {
    long player = World.freshId();
    long loser = World.freshId();
    long unverified = World.freshId();
    long quiz = World.freshId();
    world.register(
        World.registration(player, "prize" + player),
        World.registration(loser, "prize" + loser),
        World.registration(unverified, "prize" + unverified));
    GameResults results =
        World.results(
            quiz,
            World.result(player, 10, true, 500),
            World.result(loser, 2, false, 0),
            new PlayerResult(
                unverified, 10, 10, 10, 1, false, 0, false, null, null, 9, "email_not_verified"));
    world.finish(results);
    awaitPrize(player, "pending");
    awaitPrize(unverified, "held");
    world
        .as(unverified)
        .get("/api/users/me/results")
        .then()
        .body("results[0].prize_hold_reason", is("email_not_verified"));
    world
        .as(loser)
        .get("/api/users/me/results")
        .then()
        .body("total", is(1))
        .body("results[0]", not(hasKey("prize_status")));

    PrizesChanged held = prize(quiz, player, 7, PrizesChanged.Status.HELD, "under_review");
    PrizesChanged approved = prize(quiz, player, 8, PrizesChanged.Status.APPROVED, null);
    world.finish(held);
    awaitPrize(player, "held");
    world
        .as(player)
        .get("/api/users/me/results")
        .then()
        .body("results[0].prize_hold_reason", is("under_review"));
    world.finish(approved, held, results);
    awaitPrize(player, "approved");
    world.finish(prize(quiz, player, 9, PrizesChanged.Status.PAID, null), approved);
    awaitPrize(player, "paid");
  }

  private static PrizesChanged prize(
      long quiz, long player, long entry, PrizesChanged.Status status, String reason) {
    return new PrizesChanged(
        quiz,
        status,
        reason,
        Instant.parse("2026-11-23T13:00:00Z"),
        List.of(new PlayerPrize(player, entry, 500)));
  }

  private void awaitPrize(long player, String status) {
    await()
        .untilAsserted(
            () ->
                world
                    .as(player)
                    .get("/api/users/me/results")
                    .then()
                    .body("results[0].prize_status", is(status)));
  }

  @Test
  void recomputingAllTotalsGivesTheSameResult() throws Exception {
    long player = World.freshId();
    world.register(World.registration(player, "rebuild" + player));
    world.finish(World.results(World.freshId(), World.result(player, 8, true, 77)));
    await()
        .untilAsserted(
            () -> world.as(player).get("/api/users/me").then().body("games_played", is(1)));
    rebuild().then().statusCode(200).body("identical", is(true));
    try (var connection = database.connect();
        var sql = connection.createStatement()) {
      sql.execute(
          "update player_statistics set wins_count = 40, total_score = 1 where user_id = "
              + player);
    }
    rebuild().then().statusCode(200).body("identical", is(false)).body("corrected", is(1));
    world
        .as(player)
        .get("/api/users/me")
        .then()
        .body("wins_count", is(1))
        .body("total_score", is(8));
    try (var connection = database.connect();
        var sql = connection.createStatement()) {
      sql.execute("update period_statistics set wins_count = 40 where user_id = " + player);
      sql.execute("insert into period_statistics values ('w2020-01', " + player + ", 1, 1, 1)");
    }
    rebuild().then().body("identical", is(false)).body("corrected", is(3));
    rebuild().then().body("identical", is(true));
    world.browser(player).post("/api/admin/statistics/rebuild").then().statusCode(403);
  }

  private Response rebuild() {
    return given()
        .cookie("access_token", world.tokens().admin(1))
        .cookie("csrf-secret", TokensForTests.CSRF_SECRET)
        .header("X-CSRF-Token", TokensForTests.CSRF_TOKEN)
        .post("/api/admin/statistics/rebuild");
  }
}
