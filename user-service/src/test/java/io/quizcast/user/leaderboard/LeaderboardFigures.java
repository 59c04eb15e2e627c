package io.quizcast.user.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.local.TestPlatform;
import io.quizcast.user.AuthForTests;
import io.quizcast.user.WholeDatabase;
import io.quizcast.user.World;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Measures the leaderboard with a million players. Its name keeps it out of the suite; run it with
 * {@code mvn -pl user-service -am test -Dtest=LeaderboardFigures
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class LeaderboardFigures {
  private static final int PLAYERS = 1_000_000;
  private static final int WARM_UP = 10_000;
  private static final int REQUESTS = 5_000;

  @Inject World world;
  @Inject WholeDatabase database;
  @Inject RankedSets sets;
  @Inject ReactiveRedisDataSource redis;

  @TestHTTPResource URI base;

  @Test
  void aMillionPlayers() throws Exception {
    fill();
    redis.flushall().await().indefinitely();
    long began = System.nanoTime();
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> sets.slice(Board.ALL, 0, 1).await().indefinitely().isPresent());
    assertThat(sets.slice(Board.ALL, 0, 1).await().indefinitely().orElseThrow().total())
        .isGreaterThanOrEqualTo(PLAYERS);
    System.out.printf("rebuilt in %d ms%n", (System.nanoTime() - began) / 1_000_000);

    Random random = new Random(1);
    String[] tokens = new String[50];
    Arrays.setAll(tokens, i -> world.tokens().user(1_000_000_000L + random.nextInt(PLAYERS)));
    report("floor (health)", i -> HttpRequest.newBuilder(base.resolve("/q/health/live")).build());
    report(
        "page of 20, anywhere",
        i ->
            HttpRequest.newBuilder(
                    base.resolve(
                        "/api/leaderboard?page_size=20&page=" + (1 + random.nextInt(PLAYERS / 20))))
                .build());
    report(
        "own rank with neighbours",
        i ->
            HttpRequest.newBuilder(base.resolve("/api/leaderboard/me"))
                .header("Authorization", "Bearer " + tokens[i % tokens.length])
                .build());
  }

  private void fill() throws Exception {
    try (Connection connection = database.connect();
        Statement sql = connection.createStatement()) {
      sql.execute(
          """
          insert into profiles (user_id, username, email, created_at, updated_at)
          select 1000000000 + g, 'player' || g, '', now(), now()
          from generate_series(0, %1$d - 1) g;
          insert into player_statistics (user_id, games_played, wins_count, total_prize_won)
          select 1000000000 + g, 100, (power(random(), 6) * 40)::int, (random() * 1e6)::bigint
          from generate_series(0, %1$d - 1) g;
          analyze profiles; analyze player_statistics
          """
              .formatted(PLAYERS));
    }
  }

  private static void report(String what, IntFunction<HttpRequest> request) throws Exception {
    long[] nanos = new long[REQUESTS];
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = -WARM_UP; i < REQUESTS; i++) {
        HttpRequest asked = request.apply(Math.abs(i));
        long began = System.nanoTime();
        var answer = client.send(asked, BodyHandlers.ofByteArray());
        if (i >= 0) {
          nanos[i] = System.nanoTime() - began;
        }
        assertThat(answer.statusCode()).isEqualTo(200);
      }
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%s: p50 %.2f ms, p99 %.2f ms, max %.2f ms%n",
        what,
        nanos[REQUESTS / 2] / 1e6,
        nanos[REQUESTS * 99 / 100] / 1e6,
        nanos[REQUESTS - 1] / 1e6);
  }
}
