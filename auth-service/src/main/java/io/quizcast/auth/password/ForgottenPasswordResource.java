package io.quizcast.auth.password;

import io.quizcast.guard.ClientAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Password reset by e-mail, for browsers and the mobile app. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
public class ForgottenPasswordResource {
  private final ForgottenPasswords forgotten;
  private final ClientAddress addresses;

  ForgottenPasswordResource(ForgottenPasswords forgotten, ClientAddress addresses) {
    this.forgotten = forgotten;
    this.addresses = addresses;
  }

  /** The account to reset. */
  public record ForgottenForm(@NotBlank @Email @Size(max = 254) String email) {}

  /** The token from the e-mail's link and the new password. */
  public record ResetForm(
      @NotNull @Pattern(regexp = "[0-9a-f]{64}") String token,
      @NotEmpty @Size(max = 1024) String newPassword) {}

  /** Answers 200 whether or not the account exists. */
  @POST
  @Path("forgot-password")
  public Uni<Map<String, String>> forgot(
      @NotNull @Valid ForgottenForm form, @Context HttpServerRequest request) {
    forgotten.ask(form.email(), addresses.of(request));
    return Uni.createFrom()
        .item(Map.of("message", "If there is such an account, a mail is on its way"));
  }

  @POST
  @Path("reset-password")
  public Uni<Map<String, String>> reset(
      @NotNull @Valid ResetForm form, @Context HttpServerRequest request) {
    return forgotten
        .reset(form.token(), form.newPassword(), addresses.of(request))
        .map(done -> Map.of("message", "The password was changed; sign in with it"));
  }
}
