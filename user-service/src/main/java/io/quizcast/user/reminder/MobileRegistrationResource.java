package io.quizcast.user.reminder;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** The mobile app's way to a registration: Bearer only, hence no CSRF check. */
@Path("/api/mobile/quizzes/{id}/registration")
@Authenticated
public class MobileRegistrationResource {
  @Inject CallerIdentity caller;
  @Inject RegistrationService registrations;

  @POST
  public Uni<RegistrationBody> register(@RestPath long id) {
    return registrations.register(caller.userId(), id);
  }

  @DELETE
  public Uni<RegistrationBody> withdraw(@RestPath long id) {
    return registrations.withdraw(caller.userId(), id);
  }
}
