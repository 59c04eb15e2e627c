package io.quizcast.quiz.game.host;

import static io.quizcast.quiz.Callers.addQuestions;
import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.player;
import static io.quizcast.quiz.Callers.question;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.IdColumn;
import io.quizcast.contracts.game.JoinColumns;
import io.quizcast.quiz.game.runner.Games;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Removes and bans players and rehearses quizzes through the routes, with games that the service
 * runs.
 */
@QuarkusTest
class SteeringRoutesTest {
  private static final Duration GAME = Duration.ofSeconds(90);

  @Inject Games games;
  @Inject DataSource database;

  @BeforeEach
  void open() {
    games.open();
  }

  @AfterEach
  void close() {
    games.close();
  }

  private long quiz(String... questions) {
    long quizId = newQuiz(Map.of("question_source_mode", "admin_only", "reveal_ms", 500));
    List<Map<String, Object>> asked = new ArrayList<>();
    for (String text : questions) {
      Map<String, Object> one = new HashMap<>(question(text));
      one.put("time_limit_sec", 5);
      asked.add(one);
    }
    addQuestions(quizId, asked);
    return quizId;
  }

  private void startsIn(long quizId, int seconds) throws SQLException {
    sql(
        "UPDATE quizzes SET scheduled_time = now() + interval '%d s', version = version + 1"
                .formatted(seconds)
            + " WHERE id = "
            + quizId);
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      prepared.execute();
    }
  }

  private List<String> events(long quizId, String type) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT e::text FROM game_event,
                  jsonb_array_elements(convert_from(body, 'UTF8')::jsonb -> 'events') e
                WHERE quiz_id = ? AND e ->> 'type' = ? ORDER BY first_seq
                """)) {
      select.setLong(1, quizId);
      select.setString(2, type);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  private void join(long quizId, long user) throws SQLException {
    joinPacked(quizId, user);
  }

  /** The user ids as an event of joins contains them. */
  private static String column(long... userIds) {
    return '"' + IdColumn.of(userIds).toBase64() + '"';
  }

  /** Sends joins in one command, as a gateway does. */
  private void joinPacked(long quizId, long... users) throws SQLException {
    JoinColumns.Builder pack = new JoinColumns.Builder();
    for (long user : users) {
      pack.add(new JoinColumns.Join(user, user, "address", "phone"));
    }
    games
        .commands()
        .put(number("partition", quizId), new GameCommand.Joins(quizId, "gate", pack.build()));
  }

  /** Waits until the game has applied the newest version of its quiz row. */
  private void awaitScheduled(long quizId) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              List<String> plans = events(quizId, "scheduled");
              String version = "\"row_version\": " + number("version", quizId) + ",";
              return !plans.isEmpty() && plans.getLast().contains(version);
            });
  }

  private int number(String column, long quizId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT " + column + " FROM quizzes WHERE id = " + quizId);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  private void awaitEvents(long quizId, String type, int count) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(events(quizId, type)).hasSize(count));
  }

  @Test
  void anAdminRemovesAPlayerAndTheResultNamesTheReason() throws Exception {
    long quizId = quiz("Only one?");
    startsIn(quizId, 30);
    awaitScheduled(quizId);
    joinPacked(quizId, 501, 502);
    awaitEvents(quizId, "joined", 1);
    String remove = "/api/admin/games/" + quizId + "/remove";
    Map<String, Object> body = Map.of("user_id", 501, "reason", "abuse in the chat");
    player(5).body(body).post(remove).then().statusCode(403);
    admin().body(Map.of("reason", "x")).post(remove).then().statusCode(422);
    admin().body(Map.of("user_id", 501)).post(remove).then().statusCode(422);
    admin().body(body).post(remove).then().statusCode(200);
    admin()
        .body(body)
        .post(remove)
        .then()
        .statusCode(409)
        .body("error_type", equalTo("already_out"));
    admin()
        .body(Map.of("user_id", 599, "reason", "x"))
        .post(remove)
        .then()
        .statusCode(409)
        .body("error_type", equalTo("not_a_participant"));
    startsIn(quizId, 1);
    await()
        .atMost(GAME)
        .until(
            () -> given().get("/api/quizzes/{id}", quizId).jsonPath().getString("status"),
            equalTo("completed"));
    given()
        .get("/api/quizzes/{id}/results", quizId)
        .then()
        .body("results.find { it.user_id == 501 }.elimination_reason", equalTo("removed"))
        .body("results.find { it.user_id == 501 }.eliminated_on_question", equalTo(1));
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT details ->> 'reason' FROM audit_log WHERE action = 'remove'"
                    + " AND subject_id = "
                    + quizId);
        ResultSet row = select.executeQuery()) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("abuse in the chat");
    }
    String log = admin().get("/api/admin/games/{id}/log", quizId).asString();
    assertThat(log.lines().filter(line -> line.contains("\"type\":\"joins\""))).hasSize(1);
    assertThat(log.lines().filter(line -> line.contains("player_removed"))).hasSize(1);
    admin()
        .get("/api/admin/games/{id}/suspicions", quizId)
        .then()
        .statusCode(200)
        .body("items.kind", hasItem("SAME_ADDRESS"))
        .body("items[0].players", hasSize(2));
  }

  @Test
  void aBanReachesEveryGameUntilItIsLifted() throws Exception {
    long here = quiz("Only one?");
    long elsewhere = quiz("Another one?");
    awaitScheduled(here);
    awaitScheduled(elsewhere);
    join(elsewhere, 601);
    awaitEvents(elsewhere, "joined", 1);
    admin()
        .body(Map.of("user_id", 601, "reason", "a bot"))
        .post("/api/admin/games/{id}/ban", here)
        .then()
        .statusCode(200);
    admin().get("/api/admin/bans").then().body("items.user_id", hasItem(601));
    awaitEvents(here, "players_barred", 1);
    awaitEvents(elsewhere, "players_barred", 1);
    join(here, 601);
    join(here, 602);
    awaitEvents(here, "joined", 1);
    assertThat(events(here, "joined")).singleElement().asString().contains(column(602));

    admin().delete("/api/admin/bans/601").then().statusCode(204);
    admin().delete("/api/admin/bans/601").then().statusCode(404);
    awaitEvents(here, "players_barred", 2);
    join(here, 601);
    awaitEvents(here, "joined", 2);
    admin().delete("/api/quizzes/{id}", here).then().statusCode(200);
    admin().delete("/api/quizzes/{id}", elsewhere).then().statusCode(200);
  }

  @Test
  void aBanRemembersTheDeviceOfAPlayerWhoseJoinCameInAPack() throws Exception {
    long quizId = quiz("Only one?");
    awaitScheduled(quizId);
    joinPacked(quizId, 611, 612);
    awaitEvents(quizId, "joined", 1);
    admin()
        .body(Map.of("user_id", 612, "reason", "a bot"))
        .post("/api/admin/games/{id}/ban", quizId)
        .then()
        .statusCode(200);

    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT device_hash FROM player_bans WHERE user_id = 612");
        ResultSet row = select.executeQuery()) {
      row.next();
      assertThat(row.getBytes(1)).isNotNull();
    }
    admin().delete("/api/admin/bans/612").then().statusCode(204);
    admin().delete("/api/quizzes/{id}", quizId).then().statusCode(200);
  }

  @Test
  void onlyBotsPlayARehearsalAndOnlyAdminsSeeIt() throws Exception {
    long original = quiz("One?", "Two?");
    int copy =
        admin()
            .body(Map.of("bots", 8))
            .post("/api/admin/quizzes/{id}/rehearsals", original)
            .then()
            .statusCode(201)
            .body("question_count", equalTo(2))
            .extract()
            .path("quiz_id");
    admin()
        .body(Map.of("bots", 0))
        .post("/api/admin/quizzes/{id}/rehearsals", original)
        .then()
        .statusCode(422);
    player(5).post("/api/admin/quizzes/{id}/rehearsals", original).then().statusCode(403);
    startsIn(copy, 2);
    admin().get("/api/quizzes/{id}", copy).then().statusCode(200);
    player(5).get("/api/quizzes/{id}", copy).then().statusCode(404);
    given().get("/api/quizzes/{id}", copy).then().statusCode(404);
    given().get("/api/quizzes/scheduled").then().body("id", not(hasItem(copy)));
    given().get("/api/quizzes?page_size=100").then().body("quizzes.id", not(hasItem(copy)));
    awaitEvents(copy, "joined", 1);
    join(copy, 777);
    await()
        .atMost(GAME)
        .until(
            () -> admin().get("/api/quizzes/{id}", copy).jsonPath().getString("status"),
            equalTo("completed"));
    assertThat(events(copy, "joined"))
        .singleElement()
        .asString()
        .contains(column(-1, -2, -3, -4, -5, -6, -7, -8));
    assertThat(events(copy, "answers_recorded")).isNotEmpty();
    assertThat(events(copy, "question_closed")).allMatch(e -> e.contains("\"silent\": []"));
    admin().get("/api/quizzes/{id}/statistics", copy).then().body("total_participants", equalTo(8));
    given().get("/api/quizzes/{id}/results", copy).then().body("total", equalTo(0));
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                ("SELECT (SELECT count(*) FROM results_outbox WHERE quiz_id = %1$d)"
                        + " + (SELECT count(*) FROM prize_ledger WHERE quiz_id = %1$d)")
                    .formatted(copy));
        ResultSet row = select.executeQuery()) {
      row.next();
      assertThat(row.getLong(1)).isZero();
    }
  }
}
