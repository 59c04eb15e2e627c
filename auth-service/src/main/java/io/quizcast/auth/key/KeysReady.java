package io.quizcast.auth.key;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Nobody can be signed in before a key signs. */
@Readiness
class KeysReady implements HealthCheck {
  private final SigningKeys keys;

  KeysReady(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("signing key").status(keys.ready()).build();
  }
}
