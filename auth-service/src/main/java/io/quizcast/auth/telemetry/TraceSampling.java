package io.quizcast.auth.telemetry;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Records traces only if a collector is configured. Trace ids are generated in any case. */
class TraceSampling {

  @Produces
  @Singleton
  Sampler sampler(TelemetryConfig config) {
    return config.otlpEndpoint().isPresent()
        ? Sampler.parentBased(Sampler.alwaysOn())
        : Sampler.alwaysOff();
  }
}
