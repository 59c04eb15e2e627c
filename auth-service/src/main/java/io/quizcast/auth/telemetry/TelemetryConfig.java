package io.quizcast.auth.telemetry;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of telemetry. */
@ConfigMapping(prefix = "quizcast")
interface TelemetryConfig {

  /** The OTLP address of a collector; without one no traces are recorded. */
  Optional<String> otlpEndpoint();
}
