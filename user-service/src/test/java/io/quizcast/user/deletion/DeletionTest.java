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
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class DeletionTest {
  @Inject World world;
  @Inject WholeDatabase database;

  @Test
  void nothingButTheIdIsLeft() throws Exception {
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
    world
        .browser(id)
        .body("{\"news\":true}")
        .put("/api/users/me/notifications")
        .then()
        .statusCode(200);
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
    await()
        .untilAsserted(
            () ->
                given()
                    .header("Authorization", "Bearer " + world.tokens().admin(1))
                    .get("/api/admin/deletions?page_size=100")
                    .then()
                    .statusCode(200)
                    .body("deletions.user_id", hasItem((int) id)));
  }
}
