package io.quizcast.auth.telemetry;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Traces are recorded only where somebody collects them; trace ids exist everywhere. */
class TraceSampling {

  @Produces
  @Singleton
  Sampler sampler(@ConfigProperty(name = "quizcast.otlp-endpoint") Optional<String> collector) {
    return collector.isPresent() ? Sampler.parentBased(Sampler.alwaysOn()) : Sampler.alwaysOff();
  }
}
