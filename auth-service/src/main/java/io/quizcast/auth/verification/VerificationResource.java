package io.quizcast.auth.verification;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Verification of the e-mail address. A subclass adds the paths of the mobile app. */
@Path("/api/auth/verify-email")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class VerificationResource {
  private final VerificationService verification;
  private final CallerIdentity caller;

  VerificationResource(VerificationService verification, CallerIdentity caller) {
    this.verification = verification;
    this.caller = caller;
  }

  /** Also available while verification is switched off. */
  @GET
  @Path("status")
  public Uni<VerificationView> status() {
    return verification.status(caller.userId());
  }

  @POST
  @CsrfProtected
  @Path("send")
  public Uni<Map<String, String>> send() {
    return verification
        .send(caller.userId())
        .map(done -> Map.of("message", "A code is on its way"));
  }

  @POST
  @CsrfProtected
  @Path("confirm")
  public Uni<Map<String, String>> confirm(@NotNull @Valid CodeForm form) {
    return verification
        .confirm(caller.userId(), form.code())
        .map(done -> Map.of("message", "Your address is verified"));
  }
}
