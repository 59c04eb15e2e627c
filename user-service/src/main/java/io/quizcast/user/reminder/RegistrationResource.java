package io.quizcast.user.reminder;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** The caller's registrations for reminders. Players can join a quiz without a registration. */
@Path("/api/quizzes/{id}/registration")
@Authenticated
public class RegistrationResource {
  private final CallerIdentity caller;
  private final RegistrationService registrations;

  RegistrationResource(CallerIdentity caller, RegistrationService registrations) {
    this.caller = caller;
    this.registrations = registrations;
  }

  @GET
  public Uni<RegistrationBody> get(@RestPath long id) {
    return registrations.of(caller.userId(), id);
  }

  @POST
  @CsrfProtected
  public Uni<RegistrationBody> register(@RestPath long id) {
    return registrations.register(caller.userId(), id);
  }

  @DELETE
  @CsrfProtected
  public Uni<RegistrationBody> withdraw(@RestPath long id) {
    return registrations.withdraw(caller.userId(), id);
  }
}
