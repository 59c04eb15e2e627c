package io.quizcast.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.contracts.game.OpenQuestionFlag;
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
    OpenQuestionProbe probe = new OpenQuestionProbe(reactive);
    assertThat(probe.questionOpen()).isFalse();
    redis
        .value(String.class)
        .psetex(OpenQuestionFlag.KEY, OpenQuestionFlag.TTL.toMillis(), "a gateway");
    await().until(probe::questionOpen);
    await().until(() -> !probe.questionOpen());
  }

  @Test
  void withoutRedisNoQuestionIsOpenAndTheFlagIsReadAgainAfterwards() {
    redis.value(String.class).set(OpenQuestionFlag.KEY, "a gateway");
    OpenQuestionProbe probe = new OpenQuestionProbe(reactive);
    try {
      await().until(probe::questionOpen);
      redis.execute("ACL", "SETUSER", "default", "-exists");
      await().until(() -> !probe.questionOpen());
      redis.execute("ACL", "SETUSER", "default", "+exists");
      await().until(probe::questionOpen);
    } finally {
      redis.execute("ACL", "SETUSER", "default", "+exists");
    }
  }
}
