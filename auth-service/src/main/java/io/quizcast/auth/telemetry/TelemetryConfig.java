package io.quizcast.auth.telemetry;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where traces go. */
@ConfigMapping(prefix = "quizcast")
interface TelemetryConfig {

  /** A collector's OTLP address; absent: nothing is recorded. */
  Optional<String> otlpEndpoint();
}
