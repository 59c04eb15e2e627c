package io.quizcast.user.profile;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The profile for the mobile app. Only bearer tokens are accepted, so no CSRF check is needed. */
@Path("/api/mobile")
@Authenticated
public class MobileProfileResource {
  private final CallerIdentity caller;
  private final ProfileService profiles;
  private final LanguageChoice languages;

  MobileProfileResource(CallerIdentity caller, ProfileService profiles, LanguageChoice languages) {
    this.caller = caller;
    this.profiles = profiles;
    this.languages = languages;
  }

  @PUT
  @Path("auth/profile")
  public Uni<Message> change(@Nullable ProfileForm form) {
    return ProfileResource.change(profiles, caller.userId(), form);
  }

  @PUT
  @Path("users/me/language")
  public Uni<Response> setLanguage(LanguageChoice.@Nullable Body choice) {
    return languages.set(caller.userId(), choice);
  }
}
