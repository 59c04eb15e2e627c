package io.quizcast.user.profile;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /api/users/me}: the profile of the caller. */
@Path("/api/users/me")
@Authenticated
public class ProfileResource {
  private final CallerIdentity caller;
  private final ProfileService profiles;

  ProfileResource(CallerIdentity caller, ProfileService profiles) {
    this.caller = caller;
    this.profiles = profiles;
  }

  @GET
  public Uni<UserBody> me() {
    return profiles.me(caller.token());
  }

  @PUT
  @CsrfProtected
  public Uni<Message> change(@Nullable ProfileForm form) {
    return change(profiles, caller.userId(), form);
  }

  @PUT
  @Path("language")
  @CsrfProtected
  public Uni<Response> setLanguage(Languages.@Nullable Choice choice) {
    return setLanguage(profiles, caller.userId(), choice);
  }

  static Uni<Message> change(ProfileService profiles, long userId, @Nullable ProfileForm form) {
    if (form == null) {
      throw RequestRefused.invalid("Say what to change");
    }
    return profiles.change(userId, form).replaceWith(new Message("Profile saved"));
  }

  static Uni<Response> setLanguage(
      ProfileService profiles, long userId, Languages.@Nullable Choice choice) {
    String language = choice == null ? null : choice.language();
    if (language == null || !Languages.ALLOWED.contains(language)) {
      return Uni.createFrom().item(Response.status(400).entity(Languages.REFUSED).build());
    }
    return profiles
        .setLanguage(userId, language)
        .map(done -> Response.ok(new Languages.Chosen("Language saved", language)).build());
  }
}
