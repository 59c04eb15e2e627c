package io.quizcast.auth.telemetry;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Traces are recorded only where somebody collects them; trace ids exist everywhere. */
class TraceSampling {

  @Produces
  @Singleton
  Sampler sampler(TelemetryConfig config) {
    return config.otlpEndpoint().isPresent()
        ? Sampler.parentBased(Sampler.alwaysOn())
        : Sampler.alwaysOff();
  }
}
