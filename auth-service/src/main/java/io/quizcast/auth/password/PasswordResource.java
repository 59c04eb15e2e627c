package io.quizcast.auth.password;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.Authenticated;
import io.quizcast.auth.session.AuthCookies;
import io.quizcast.auth.session.Device;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.CsrfSecret;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Password change by the owner of the account. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@CsrfProtected
public class PasswordResource {
  private final PasswordService passwords;
  private final CallerIdentity caller;
  private final AuthCookies cookies;
  private final ClientAddress addresses;

  PasswordResource(
      PasswordService passwords,
      CallerIdentity caller,
      AuthCookies cookies,
      ClientAddress addresses) {
    this.passwords = passwords;
    this.caller = caller;
    this.cookies = cookies;
    this.addresses = addresses;
  }

  /** The current and the new password. */
  public record ChangeForm(
      @NotEmpty @Size(max = 1024) String oldPassword,
      @NotEmpty @Size(max = 1024) String newPassword) {}

  /** The CSRF token of the new session. The answer also sets the session's cookies. */
  public record Changed(String message, @JsonProperty("csrfToken") String csrfToken) {}

  @POST
  @Path("change-password")
  public Uni<Response> change(@NotNull @Valid ChangeForm form, @Context HttpServerRequest request) {
    return passwords
        .change(
            caller.userId(),
            form.oldPassword(),
            form.newPassword(),
            Device.of(request, addresses, null))
        .map(
            tokens ->
                Response.ok(
                        new Changed(
                            "The password was changed; other devices are signed out",
                            CsrfSecret.tokenOf(String.valueOf(tokens.csrfSecret()))))
                    .cookie(cookies.of(tokens))
                    .build());
  }
}
