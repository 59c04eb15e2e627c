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
  private final LanguageChoice languages;

  ProfileResource(CallerIdentity caller, ProfileService profiles, LanguageChoice languages) {
    this.caller = caller;
    this.profiles = profiles;
    this.languages = languages;
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
  public Uni<Response> setLanguage(LanguageChoice.@Nullable Body choice) {
    return languages.set(caller.userId(), choice);
  }

  static Uni<Message> change(ProfileService profiles, long userId, @Nullable ProfileForm form) {
    if (form == null) {
      throw RequestRefused.invalid("Say what to change");
    }
    return profiles.change(userId, form).replaceWith(new Message("Profile saved"));
  }
}
