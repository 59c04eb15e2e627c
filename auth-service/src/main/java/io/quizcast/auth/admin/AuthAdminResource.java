package io.quizcast.auth.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.audit.Actor;
import io.quizcast.auth.audit.AuditAction;
import io.quizcast.auth.password.PasswordService;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Administration routes that existing clients use; new clients use {@link AdminUserResource}. */
@Path("/api/auth/admin")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Permission.ACCOUNTS)
@CsrfProtected
public class AuthAdminResource {
  private final AdminUserService users;
  private final PasswordService passwords;
  private final AccountRepository accounts;
  private final CallerIdentity caller;
  private final ClientAddress addresses;
  private final ObjectMapper json;
  private final HttpServerRequest request;

  AuthAdminResource(
      AdminUserService users,
      PasswordService passwords,
      AccountRepository accounts,
      CallerIdentity caller,
      ClientAddress addresses,
      HttpServerRequest request,
      ObjectMapper json) {
    this.users = users;
    this.passwords = passwords;
    this.accounts = accounts;
    this.caller = caller;
    this.addresses = addresses;
    this.request = request;
    this.json = json;
  }

  /** The account whose sign-in delay is to be ended. */
  public record UserForm(@NotNull @Positive Long userId) {}

  /** Ends the sign-in delay. It does not restore ended sessions or tokens. */
  @POST
  @Path("reset-auth")
  public Uni<Map<String, String>> resetAuth(@NotNull @Valid UserForm form) {
    return users
        .unlock(form.userId(), actor())
        .map(done -> Map.of("message", "The user may sign in again"));
  }

  /** The token to decode. */
  public record TokenForm(@NotBlank @Size(max = 8192) String token) {}

  /** Returns header and claims of a token without verifying it. The signature is never returned. */
  @POST
  @Path("debug-token")
  @RolesAllowed(Permission.SYSTEM)
  public Uni<JsonNode> debugToken(@NotNull @Valid TokenForm form) {
    return users
        .note(AuditAction.ADMIN_TOKEN_DECODED, actor())
        .map(done -> new TokenDecoder(json).of(form.token()));
  }

  /** Account and new password. */
  public record ResetForm(
      @NotBlank @Email String email, @NotEmpty @Size(max = 1024) String password) {}

  /** The account whose password was set. */
  public record ResetDone(String message, Target user) {
    /** A short form of the account. */
    public record Target(long id, String username, String email) {}
  }

  @POST
  @Path("reset-password")
  public Uni<ResetDone> resetPassword(@NotNull @Valid ResetForm form) {
    return Panache.withSession(() -> accounts.findByEmail(form.email()))
        .map(
            found ->
                found.orElseThrow(() -> RequestRefused.notFound("There is no such account")).id)
        .chain(id -> passwords.reset(id, form.password(), actor()))
        .map(
            account ->
                new ResetDone(
                    "The password was set; the user is signed out everywhere",
                    new ResetDone.Target(account.id, account.username, account.email)));
  }

  private Actor actor() {
    return new Actor(caller.userId(), addresses.of(request), caller.may(Permission.ROLES));
  }
}
