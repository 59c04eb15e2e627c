package io.quizcast.auth.telemetry;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of telemetry. */
@ConfigMapping(prefix = "quizcast")
interface TelemetryConfig {

  /** The OTLP address of a collector; without one nothing is recorded. */
  Optional<String> otlpEndpoint();
}
