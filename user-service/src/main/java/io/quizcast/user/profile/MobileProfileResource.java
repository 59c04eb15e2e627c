package io.quizcast.user.profile;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** The mobile app's way to the profile: Bearer only, hence no CSRF check. */
@Path("/api/mobile")
@Authenticated
public class MobileProfileResource {
  @Inject CallerIdentity caller;
  @Inject ProfileService profiles;

  @PUT
  @Path("auth/profile")
  public Uni<Message> change(@Nullable ProfileForm form) {
    return ProfileResource.change(profiles, caller.userId(), form);
  }

  @PUT
  @Path("users/me/language")
  public Uni<jakarta.ws.rs.core.Response> setLanguage(Languages.@Nullable Choice choice) {
    return ProfileResource.setLanguage(profiles, caller.userId(), choice);
  }
}
