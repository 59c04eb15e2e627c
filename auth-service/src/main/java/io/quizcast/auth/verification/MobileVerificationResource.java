package io.quizcast.auth.verification;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The app's e-mail verification and Google sign-in, switched off. */
@Path("/api/mobile/auth")
@Produces(MediaType.APPLICATION_JSON)
public class MobileVerificationResource {
  private final VerificationState states;
  private final CallerIdentity caller;

  MobileVerificationResource(VerificationState states, CallerIdentity caller) {
    this.states = states;
    this.caller = caller;
  }

  @GET
  @Authenticated
  @Path("verify-email/status")
  public Uni<VerificationState.View> status() {
    return states.of(caller.userId());
  }

  @POST
  @Authenticated
  @Path("verify-email/send")
  public void send() {
    throw VerificationState.switchedOff();
  }

  @POST
  @Authenticated
  @Path("verify-email/confirm")
  public void confirm() {
    throw VerificationState.switchedOff();
  }

  @POST
  @Authenticated
  @Path("google/link")
  public void link() {
    throw VerificationState.switchedOff();
  }

  @POST
  @Path("google/exchange")
  public void exchange() {
    throw VerificationState.switchedOff();
  }
}
