package io.quizcast.user.deletion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.user.UserEvent.UserDeleted;
import io.quizcast.contracts.user.UserEvent.UsernameChanged;
import io.quizcast.local.TestPlatform;
import io.quizcast.user.AuthForTests;
import io.quizcast.user.WholeDatabase;
import io.quizcast.user.World;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class DeletionTest {
  @Inject World world;
  @Inject WholeDatabase database;

  @ConfigProperty(name = "quarkus.rest-client.quizzes.url")
  String quizService;

  @Test
  void aDeletionLeavesNothingButTheId() throws Exception {
    long id = World.freshId();
    String name = "farewell" + id;
    world.register(World.registration(id, name));
    world.finish(World.results(World.freshId(), World.result(id, 10, true, 5)));
    world
        .browser(id)
        .body("{\"profile_picture\":\"https://example.com/" + name + ".png\"}")
        .put("/api/users/me")
        .then()
        .statusCode(200);
    choose(id, "notifications", "{\"news\":true}");
    await()
        .untilAsserted(
            () ->
                assertThat(world.newest(Topics.USER_EVENTS, id + ":profile"))
                    .contains("/" + name + ".png"));
    assertThat(database.tablesWith(name)).isNotEmpty();

    world.tell(new UserDeleted(id, Instant.now()), new UsernameChanged(id, name));
    awaitErased(id);
    await().untilAsserted(() -> assertThat(database.tablesWith(name)).isEmpty());
    await()
        .untilAsserted(
            () -> assertThat(world.newest(Topics.USER_EVENTS, id + ":profile")).isNull());
    given().get("/api/users/" + id + "/avatar").then().statusCode(404);
  }

  @Test
  void anInterruptedDeletionIsResumed() throws Exception {
    // For each table that the transaction clears, the test locks the table, so that the transaction
    // waits for it, and then terminates the waiting connection.
    for (String table :
        List.of("avatars", "notification_preferences", "game_results", "leaderboard_changes")) {
      long id = World.freshId();
      String name = "cutoff" + id;
      world.register(World.registration(id, name));
      choose(id, "notifications", "{\"news\":true}");
      world.finish(World.results(World.freshId(), World.result(id, 10, true, 5)));
      await()
          .untilAsserted(
              () -> world.as(id).get("/api/users/me").then().body("games_played", is(1)));
      try (Connection holder = database.connect();
          Statement hold = holder.createStatement()) {
        holder.setAutoCommit(false);
        hold.execute("lock table " + table + " in access exclusive mode");
        world.tell(new UserDeleted(id, Instant.now()));
        await().until(() -> terminateWaiting(table));
        assertThat(database.tablesWith(name, table)).contains("profiles");
        holder.rollback();
      }
      awaitErased(id);
      assertThat(database.tablesWith(name)).isEmpty();
      world.as(id).get("/api/users/me/results").then().body("total", is(0));
    }
  }

  /**
   * Terminates the connection that waits for the table to delete a user. Returns false if none is
   * waiting yet.
   */
  private boolean terminateWaiting(String table) throws SQLException {
    try (Connection connection = database.connectAsService();
        Statement sql = connection.createStatement();
        ResultSet ended =
            sql.executeQuery(
                "select count(pg_terminate_backend(a.pid)) from pg_stat_activity a"
                    + " join pg_locks l on l.pid = a.pid where not l.granted"
                    + " and l.relation = '%s'::regclass and a.query like '%%tombstone%%'"
                        .formatted(table))) {
      ended.next();
      return ended.getLong(1) > 0;
    }
  }

  @Test
  void administratorsSeeTheProgressOfADeletion() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "steps" + id));
    quizServiceAnswers("out of order");
    world.tell(new UserDeleted(id, Instant.now()));
    awaitErased(id);
    String mine = "deletions.find { it.user_id == " + id + " }.";
    deletions().body(mine + "steps.quiz-service", is("unknown")).body(mine + "complete", is(false));
    quizServiceAnswers("{\"user_ids\":[]}");
    deletions().body(mine + "steps.quiz-service", is("pending"));
    quizServiceAnswers("{\"user_ids\":[" + id + "]}");
    deletions()
        .body(mine + "steps.quiz-service", is("done"))
        .body(mine + "steps.user-service", is("done"))
        .body(mine + "complete", is(true));
  }

  private void quizServiceAnswers(String body) {
    given().body(body).put(quizService + "/internal/players/forgotten").then().statusCode(200);
  }

  private ValidatableResponse deletions() {
    return given()
        .header("Authorization", "Bearer " + world.tokens().admin(1))
        .get("/api/admin/deletions?page_size=100")
        .then()
        .statusCode(200);
  }

  private void choose(long id, String what, String body) {
    world.browser(id).body(body).put("/api/users/me/" + what).then().statusCode(200);
  }

  @Test
  void resultsOfADeletedUserAreNotCounted() throws Exception {
    long id = World.freshId();
    long marker = World.freshId();
    world.register(
        World.registration(id, "leaves" + id), World.registration(marker, "stays" + marker));
    world.tell(new UserDeleted(id, Instant.now()));
    await().untilAsserted(() -> world.as(id).get("/api/users/me").then().statusCode(401));
    world.finish(
        World.results(
            World.freshId(), World.result(id, 3, false, 0), World.result(marker, 3, false, 0)));
    await()
        .untilAsserted(
            () -> world.as(marker).get("/api/users/me").then().body("games_played", is(1)));
    world.as(id).get("/api/users/me/results").then().body("total", is(0));
  }

  @Test
  void onlyAdministratorsSeeDeletions() {
    world.as(World.freshId()).get("/api/admin/deletions").then().statusCode(403);
  }

  private void awaitErased(long id) {
    await().untilAsserted(() -> deletions().body("deletions.user_id", hasItem((int) id)));
  }
}
