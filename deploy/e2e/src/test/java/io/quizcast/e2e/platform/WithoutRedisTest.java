package io.quizcast.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.e2e.platform.RunningPlatform.Member;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Checks that Redis may be unavailable without Kubernetes taking the services out of traffic. */
@Isolated("the whole platform is without Redis meanwhile")
class WithoutRedisTest {

  @Test
  void everyServiceStaysReadyAndServesPublicRoutes() throws Exception {
    RunningPlatform platform = TestedPlatform.get();
    assertThat(platform.awaitUp(Duration.ofMinutes(2))).isTrue();
    Member redis = member(platform, "redis");
    Signals.send("STOP", redis.pid());
    try {
      // Makes the services notice that Redis is unavailable: the rate limits of this route are
      // counted in Redis.
      assertThat(platform.api().get("/api/quizzes/scheduled", Map.of()).status()).isEqualTo(200);
      for (String service :
          List.of("auth-service", "user-service", "quiz-service", "realtime-gateway")) {
        assertThat(Probe.isReady(member(platform, service).port())).as(service).isTrue();
      }
    } finally {
      Signals.send("CONT", redis.pid());
    }
    assertThat(platform.awaitUp(Duration.ofMinutes(1))).isTrue();
  }

  private static Member member(RunningPlatform platform, String service)
      throws IOException, InterruptedException {
    return platform.members().stream()
        .filter(member -> member.service().equals(service))
        .findFirst()
        .orElseThrow();
  }
}
