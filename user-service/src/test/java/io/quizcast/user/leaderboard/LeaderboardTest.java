package io.quizcast.user.leaderboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import io.quizcast.contracts.results.GameResults.PlayerResult;
import io.quizcast.contracts.user.UserEvent.UserDeleted;
import io.quizcast.guard.TokensForTests;
import io.quizcast.local.TestPlatform;
import io.quizcast.user.AuthForTests;
import io.quizcast.user.World;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
  void playersAreRankedByWinsThenPrizeThenId() throws Exception {
    long a = World.freshId();
    long b = World.freshId();
    long c = World.freshId();
    world.register(
        World.registration(a, "a" + a),
        World.registration(b, "b" + b),
        World.registration(c, "c" + c));
    // Nine wins each, so that all players of other tests rank below these three.
    int wins = 9;
    for (int win = 0; win < wins; win++) {
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
                    .body("users[0].wins_count", is(wins)));
    given()
        .get("/api/leaderboard?page=2&page_size=2")
        .then()
        .body("users[0].rank", is(3))
        .body("users[0].username", is("c" + c))
        .body("users[0].profile_picture", is(""))
        .body("users[0].total_prize_won", is(wins * 4_000_000_000L))
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
  void invalidNumbersMeanTheDefaultAndLargeOnesTheMaximum() {
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
  void ownRankIncludesTheNeighbours() throws Exception {
    long[] ids = nineInARow(70_000_000);
    awaitNeighbours(ids);
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
            List.of(World.result(old, 10, true, 90_000_000L)),
            null,
            null,
            null),
        new GameResults(
            World.freshId(),
            0,
            1,
            now,
            List.of(World.result(recent, 10, true, 80_000_000L)),
            null,
            null,
            null));
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
  void aSeriesCountsItsOwnGamesOfAllTime() throws Exception {
    long winner = World.freshId();
    long second = World.freshId();
    long outside = World.freshId();
    world.register(
        World.registration(winner, "series" + winner),
        World.registration(second, "series" + second),
        World.registration(outside, "series" + outside));
    String series = "nights-" + winner;
    Instant longAgo = Instant.now().minus(Duration.ofDays(400));
    world.finish(
        inSeries(series, longAgo, World.result(second, 10, true, 5)),
        inSeries(series, Instant.now(), World.result(winner, 10, true, 9)),
        inSeries(series + "-b", Instant.now(), World.result(outside, 10, true, 9)));
    awaitSeries(series, winner, second);
    world
        .as(second)
        .get("/api/leaderboard/me?series=" + series)
        .then()
        .statusCode(200)
        .body("rank", is(2))
        .body("total", is(2));
    redis.flushall().await().indefinitely();
    while (sets.slice(Board.ofSeries(series), 0, 1).await().indefinitely().isEmpty()) {
      assertSeries(series, winner, second);
    }
    assertSeries(series, winner, second);
    given()
        .cookie("access_token", world.tokens().admin(1))
        .cookie("csrf-secret", TokensForTests.CSRF_SECRET)
        .header("X-CSRF-Token", TokensForTests.CSRF_TOKEN)
        .post("/api/admin/statistics/rebuild")
        .then()
        .statusCode(200);
    assertThat(leaderboards(series)).containsExactly((int) winner, (int) second);
    given().get("/api/leaderboard?series=nobody-plays").then().body("total", is(0));
    for (String odd : List.of("series=No%20Such", "series=a&period=week")) {
      given()
          .get("/api/leaderboard?" + odd)
          .then()
          .statusCode(400)
          .body("error_type", is("validation_error"));
    }
  }

  private static GameResults inSeries(String series, Instant at, PlayerResult result) {
    return new GameResults(World.freshId(), 0, 1, at, List.of(result), null, series, null);
  }

  private static void awaitSeries(String series, long... users) {
    await().untilAsserted(() -> assertSeries(series, users));
  }

  private static void assertSeries(String series, long... users) {
    assertThat(leaderboards(series))
        .containsExactlyElementsOf(Arrays.stream(users).mapToObj(id -> (int) id).toList());
  }

  private static List<Integer> leaderboards(String series) {
    return given().get("/api/leaderboard?series=" + series).path("users.user_id");
  }

  @Test
  void afterRedisIsEmptiedTheBoardIsTheSameAndIsRebuilt() throws Exception {
    long[] ids = nineInARow(60_000_000);
    awaitNeighbours(ids);
    redis.flushall().await().indefinitely();
    while (sets.slice(Board.ALL, 0, 1).await().indefinitely().isEmpty()) {
      assertNeighbours(ids);
    }
    assertNeighbours(ids);
  }

  @Test
  void aBoardThatRedisLostIsNotUpdated() {
    // Waits for the service's own first build, which would replace the boards that this test
    // builds.
    String life = sets.life().await().indefinitely();
    await().until(() -> sets.builtIn(life).await().indefinitely());
    Board board = new Board("forgotten" + World.freshId());
    List<RankedPlayer> ranked = List.of(new RankedPlayer(1, 2, 3));
    assertThatThrownBy(
            () -> sets.put("another life", board, ranked, List.of()).await().indefinitely())
        .hasMessageContaining("forgotten");

    String attempt = sets.begin(List.of(board)).await().indefinitely();
    sets.draft(attempt, board, ranked).await().indefinitely();
    redis.key().del("leaderboard:drafting").await().indefinitely();
    assertThatThrownBy(() -> sets.draft(attempt, board, ranked).await().indefinitely())
        .hasMessageContaining("forgotten");
    assertThatThrownBy(() -> sets.show(attempt, "a life", List.of(board)).await().indefinitely())
        .hasMessageContaining("forgotten");
    assertThat(sets.slice(board, 0, 1).await().indefinitely()).isEmpty();
  }

  /** One win each. The prizes keep these nine players apart from those of other tests. */
  private long[] nineInARow(long prize) throws Exception {
    long[] ids = new long[9];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = World.freshId();
      world.register(World.registration(ids[i], "rank" + ids[i]));
    }
    for (int i = 0; i < ids.length; i++) {
      world.finish(World.results(World.freshId(), World.result(ids[i], 10, true, prize - i)));
    }
    return ids;
  }

  private void awaitNeighbours(long[] ids) {
    await().untilAsserted(() -> assertNeighbours(ids));
  }

  private void assertNeighbours(long[] ids) {
    Response answer = world.as(ids[4]).get("/api/leaderboard/me");
    answer.then().statusCode(200);
    List<Integer> users = answer.path("users.user_id");
    assertThat(users)
        .containsExactlyElementsOf(Arrays.stream(ids, 1, 8).mapToObj(id -> (int) id).toList());
  }
}
