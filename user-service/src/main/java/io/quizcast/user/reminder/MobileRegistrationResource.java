package io.quizcast.user.reminder;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Registrations for the mobile app. Only bearer tokens are accepted, so no CSRF check is needed.
 */
@Path("/api/mobile/quizzes/{id}/registration")
@Authenticated
public class MobileRegistrationResource {
  private final CallerIdentity caller;
  private final RegistrationService registrations;

  MobileRegistrationResource(CallerIdentity caller, RegistrationService registrations) {
    this.caller = caller;
    this.registrations = registrations;
  }

  @POST
  public Uni<RegistrationBody> register(@RestPath long id) {
    return registrations.register(caller.userId(), id);
  }

  @DELETE
  public Uni<RegistrationBody> withdraw(@RestPath long id) {
    return registrations.withdraw(caller.userId(), id);
  }
}
