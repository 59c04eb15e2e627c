package io.quizcast.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.contracts.game.OpenQuestionFlag;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class OpenQuestionProbeTest {
  @Inject RedisDataSource redis;
  @Inject ReactiveRedisDataSource reactive;

  @AfterEach
  void nobodyAsks() {
    redis.key().del(OpenQuestionFlag.KEY);
  }

  @Test
  void aQuestionIsOpenWhileTheFlagIsSet() {
    OpenQuestionProbe games = started("2");
    OpenQuestionProbe elsewhere = started("");
    try {
      redis
          .value(String.class)
          .psetex(OpenQuestionFlag.KEY, OpenQuestionFlag.TTL.toMillis(), "a gateway");
      await().until(games::questionOpen);
      assertThat(elsewhere.questionOpen()).isFalse();
      await().until(() -> !games.questionOpen());
    } finally {
      games.stop();
    }
  }

  @Test
  void withoutRedisNoQuestionIsOpenAndPollingContinues() {
    redis.value(String.class).set(OpenQuestionFlag.KEY, "a gateway");
    OpenQuestionProbe games = started("2");
    try {
      await().until(games::questionOpen);
      redis.execute("ACL", "SETUSER", "default", "-exists");
      await().until(() -> !games.questionOpen());
      redis.execute("ACL", "SETUSER", "default", "+exists");
      await().until(games::questionOpen);
    } finally {
      redis.execute("ACL", "SETUSER", "default", "+exists");
      games.stop();
    }
  }

  private OpenQuestionProbe started(String perSecond) {
    OpenQuestionProbe games =
        new OpenQuestionProbe(
            reactive,
            new SmallRyeConfigBuilder()
                .withMapping(PasswordConfig.class)
                .withDefaultValue("quizcast.passwords.per-second-during-questions", perSecond)
                .build()
                .getConfigMapping(PasswordConfig.class));
    games.start(new StartupEvent());
    return games;
  }
}
