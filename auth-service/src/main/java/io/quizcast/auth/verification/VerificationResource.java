package io.quizcast.auth.verification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** E-mail verification, switched off: no code is sent, the state is told. */
@Path("/api/{client:auth|mobile/auth}")
@Produces(MediaType.APPLICATION_JSON)
public class VerificationResource {
  private final AccountRepository accounts;
  private final CallerIdentity caller;

  VerificationResource(AccountRepository accounts, CallerIdentity caller) {
    this.accounts = accounts;
    this.caller = caller;
  }

  /** What a user may know about his verification. */
  public record State(
      String email,
      boolean emailVerified,
      boolean canSendCode,
      int cooldownRemainingSec,
      int attemptsLeft) {}

  @GET
  @Authenticated
  @Path("verify-email/status")
  public Uni<State> status() {
    return Panache.withSession(() -> accounts.findById(caller.userId()))
        .map(account -> new State(account.email, account.emailVerifiedAt != null, false, 0, 0));
  }

  @POST
  @Authenticated
  @Path("{route:verify-email/send|verify-email/confirm|google/link}")
  public void switchedOff() {
    throw disabled();
  }

  @POST
  @Path("google/exchange")
  public void exchange() {
    throw disabled();
  }

  private static RequestRefused disabled() {
    return RequestRefused.of(404, "feature_disabled", "This is switched off");
  }
}
