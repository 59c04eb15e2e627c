package io.quizcast.auth.key;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Reports ready when there is a key to sign with. */
@Readiness
class SigningKeyHealthCheck implements HealthCheck {
  private final SigningKeys keys;

  SigningKeyHealthCheck(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("signing key").status(keys.ready()).build();
  }
}
