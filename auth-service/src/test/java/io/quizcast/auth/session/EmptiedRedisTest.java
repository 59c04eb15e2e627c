package io.quizcast.auth.session;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class EmptiedRedisTest {
  @Inject RedisDataSource redis;

  @Test
  void revocationsSurviveAnEmptiedRedis() {
    Player gone = Player.registered();
    Player here = Player.registered();
    gone.browser().post("/api/auth/logout").then().statusCode(200);

    redis.flushall();

    here.browser().get("/api/auth/sessions").then().statusCode(200);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                gone.browser()
                    .get("/api/auth/sessions")
                    .then()
                    .statusCode(401)
                    .body("error_type", equalTo("token_invalid")));
    here.browser().get("/api/auth/sessions").then().statusCode(200);
    here.login(Player.PASSWORD).then().statusCode(200);
    here.refresh().then().statusCode(200);
  }

  @Test
  void aHangingRedisDoesNotLockPlayersOut() {
    Player player = Player.registered();
    redis.execute("CLIENT", "PAUSE", "2500", "ALL");
    player.browser().get("/api/auth/sessions").then().statusCode(200);
    player.refresh().then().statusCode(200);
    player.login(Player.PASSWORD).then().statusCode(200);
  }
}
