package io.quizcast.auth;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.local.TestPlatform;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;

/** A test of the running service, on real servers that all such tests share. */
@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "auth"))
@WithTestResource(AuthServiceTest.Settings.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AuthServiceTest {

  /** Passwords as cheap as they may be: most tests sign in, few are about hashing. */
  final class Settings implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
      return Map.of(
          "quizcast.passwords.memory-kib",
          "7168",
          "quizcast.passwords.iterations",
          "1",
          // Spans are recorded for CanaryTest; nobody collects them.
          "quizcast.otlp-endpoint",
          "none",
          "quarkus.log.category.\"io.quarkus.opentelemetry.runtime.exporter.otlp.sender\".level",
          "OFF");
    }

    @Override
    public void stop() {}
  }
}
