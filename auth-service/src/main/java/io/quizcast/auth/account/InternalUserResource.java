package io.quizcast.auth.account;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.auth.profile.ProfileRepository;
import io.quizcast.guard.InternalOnly;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Internal routes for user-service: reading an account and changing its username, which
 * auth-service stores because it is a credential.
 */
@Path("/internal/users/{id}")
@Produces(MediaType.APPLICATION_JSON)
@InternalOnly
public class InternalUserResource {
  private final AccountRepository accounts;
  private final ProfileRepository profiles;
  private final UsernameService usernames;

  InternalUserResource(
      AccountRepository accounts, ProfileRepository profiles, UsernameService usernames) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.usernames = usernames;
  }

  /** Returns the {@code user} object of sign-in answers; 404 for an unknown account. */
  @GET
  @WithSession
  public Uni<UserView> get(long id) {
    return accounts
        .existing(id)
        .chain(account -> profiles.findById(id).map(profile -> UserView.of(account, profile)));
  }

  /** The new username. */
  public record UsernameForm(
      @NotNull @Pattern(regexp = Usernames.PATTERN, message = Usernames.RULE) String username) {
    public UsernameForm {
      username = username == null ? null : Usernames.normalise(username);
    }
  }

  /** Changes the username. Fails with 409 {@code conflict} if another account has it. */
  @PUT
  @Path("username")
  public Uni<UserView> rename(long id, @NotNull @Valid UsernameForm form) {
    return usernames.rename(id, form.username());
  }
}
