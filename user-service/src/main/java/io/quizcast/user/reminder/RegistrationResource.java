package io.quizcast.user.reminder;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** The caller wants to be reminded of a quiz, or no longer. Not needed for playing in it. */
@Path("/api/quizzes/{id}/registration")
@Authenticated
public class RegistrationResource {
  @Inject CallerIdentity caller;
  @Inject RegistrationService registrations;

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
