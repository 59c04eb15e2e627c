package io.quizcast.gateway.lifecycle;

import io.quizcast.gateway.handshake.Admission;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Reports ready while the rooms are up to date with the log and the instance is not draining. */
@Readiness
@ApplicationScoped
public class RoomsHealth implements HealthCheck {
  private final Admission admission;

  RoomsHealth(Admission admission) {
    this.admission = admission;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("rooms").status(admission.isOpen()).build();
  }
}
