package io.quizcast.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that the readiness of no service depends on Redis. All replicas share it, so its failure
 * would make every pod unready and stop even the requests that do not need Redis.
 */
class ReadinessTest {
  @ParameterizedTest
  @ValueSource(strings = {"auth-service", "user-service", "quiz-service", "realtime-gateway"})
  void aServiceIsReadyWithoutRedis(String service) throws IOException {
    Path file =
        Repository.root().resolve(service).resolve("src/main/resources/application.properties");
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    assertThat(properties).containsEntry("quarkus.redis.health.enabled", "false");
  }
}
