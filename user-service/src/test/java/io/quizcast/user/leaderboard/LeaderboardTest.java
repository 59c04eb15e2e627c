package io.quizcast.user.leaderboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.results.GameResults;
import io.quizcast.contracts.user.UserEvent.UserDeleted;
import io.quizcast.local.TestPlatform;
import io.quizcast.user.AuthForTests;
import io.quizcast.user.World;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class LeaderboardTest {
  @Inject World world;
  @Inject RankedSets sets;
  @Inject ReactiveRedisDataSource redis;

  @Test
  void winsThenPrizeThenId() throws Exception {
    long a = World.freshId();
    long b = World.freshId();
    long c = World.freshId();
    world.register(
        World.registration(a, "a" + a),
        World.registration(b, "b" + b),
        World.registration(c, "c" + c));
    // Two wins each and absurd prizes, so that no other test's players come between.
    for (int win = 0; win < 2; win++) {
      world.finish(
          World.results(
              World.freshId(),
              World.result(a, 10, true, 4_000_000_000L),
              World.result(b, 10, true, 4_000_000_001L),
              World.result(c, 10, true, 4_000_000_000L)));
    }
    await()
        .untilAsserted(
            () ->
                given()
                    .get("/api/leaderboard?page_size=3")
                    .then()
                    .statusCode(200)
                    .body("users.user_id", contains((int) b, (int) a, (int) c))
                    .body("users[0].wins_count", is(2)));
    given()
        .get("/api/leaderboard?page=2&page_size=2")
        .then()
        .body("users[0].rank", is(3))
        .body("users[0].username", is("c" + c))
        .body("users[0].profile_picture", is(""))
        .body("users[0].total_prize_won", is(8_000_000_000L))
        .body("per_page", is(2))
        .body("page_size", is(2))
        .body("page", is(2))
        .body("total", greaterThanOrEqualTo(3));

    world.tell(new UserDeleted(b, Instant.now()));
    await()
        .untilAsserted(
            () ->
                given()
                    .get("/api/leaderboard?page_size=2")
                    .then()
                    .body("users.user_id", not(hasItem((int) b)))
                    .body("users[0].user_id", is((int) a))
                    .body("users[0].rank", is(1)));
    world.tell(new UserDeleted(a, Instant.now()), new UserDeleted(c, Instant.now()));
  }

  @Test
  void nonsenseMeansTheDefaultAndTooMuchTheMost() {
    given()
        .get("/api/leaderboard?page=-1&page_size=abc")
        .then()
        .statusCode(200)
        .body("page", is(1))
        .body("per_page", is(10));
    given().get("/api/leaderboard?page_size=1000").then().body("per_page", is(100));
    given()
        .get("/api/leaderboard?page=2000000000&page_size=100")
        .then()
        .statusCode(200)
        .body("users.size()", is(0));
  }

  @Test
  void ownRankComesWithNeighbours() throws Exception {
    long[] ids = new long[9];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = World.freshId();
      world.register(World.registration(ids[i], "rank" + ids[i]));
    }
    // One win each; the prizes set these nine apart from other tests' players.
    for (int i = 0; i < ids.length; i++) {
      world.finish(World.results(World.freshId(), World.result(ids[i], 10, true, 70_000_000L - i)));
    }
    await()
        .untilAsserted(
            () ->
                world
                    .as(ids[4])
                    .get("/api/leaderboard/me")
                    .then()
                    .statusCode(200)
                    .body(
                        "users.user_id",
                        contains(
                            (int) ids[1],
                            (int) ids[2],
                            (int) ids[3],
                            (int) ids[4],
                            (int) ids[5],
                            (int) ids[6],
                            (int) ids[7])));
    Integer rank = world.as(ids[4]).get("/api/leaderboard/me").path("rank");
    world.as(ids[4]).get("/api/leaderboard/me").then().body("users[3].rank", is(rank));
  }

  @Test
  void weekAndMonthCountOnlyTheirOwnGames() throws Exception {
    long old = World.freshId();
    long recent = World.freshId();
    world.register(World.registration(old, "old" + old));
    world.register(World.registration(recent, "recent" + recent));
    Instant now = Instant.now();
    world.finish(
        new GameResults(
            World.freshId(),
            0,
            1,
            now.minus(Duration.ofDays(40)),
            List.of(World.result(old, 10, true, 90_000_000L))),
        new GameResults(
            World.freshId(), 0, 1, now, List.of(World.result(recent, 10, true, 80_000_000L))));
    for (String period : List.of("week", "month")) {
      await()
          .untilAsserted(
              () ->
                  given()
                      .get("/api/leaderboard?page_size=100&period=" + period)
                      .then()
                      .body("users.user_id", hasItem((int) recent))
                      .body("users.user_id", not(hasItem((int) old))));
      world
          .as(old)
          .get("/api/leaderboard/me?period=" + period)
          .then()
          .statusCode(200)
          .body("users.size()", is(0));
    }
    given()
        .get("/api/leaderboard?period=century")
        .then()
        .statusCode(400)
        .body("error_type", is("validation_error"));
  }

  @Test
  void withRedisEmptiedTheBoardIsTheSameAndComesBack() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "redis" + id));
    world.finish(World.results(World.freshId(), World.result(id, 10, true, 60_000_000L)));
    await()
        .untilAsserted(
            () ->
                given()
                    .get("/api/leaderboard?page_size=100")
                    .then()
                    .body("users.user_id", hasItem((int) id)));
    Object before = world.as(id).get("/api/leaderboard/me").path("users.user_id");
    redis.flushall().await().indefinitely();
    assertThat((Object) world.as(id).get("/api/leaderboard/me").path("users.user_id"))
        .isEqualTo(before);
    await()
        .untilAsserted(() -> assertThat(sets.total(Board.ALL).await().indefinitely()).isPositive());
    assertThat((Object) world.as(id).get("/api/leaderboard/me").path("users.user_id"))
        .isEqualTo(before);
  }
}
