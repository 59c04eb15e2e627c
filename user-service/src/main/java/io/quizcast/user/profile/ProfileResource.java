package io.quizcast.user.profile;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /api/users/me}: the caller himself. */
@Path("/api/users/me")
@Authenticated
public class ProfileResource {
  @Inject CallerIdentity caller;
  @Inject ProfileService profiles;

  @GET
  public Uni<UserBody> me() {
    return profiles.me(caller.token());
  }

  @PUT
  @Path("language")
  @CsrfProtected
  public Uni<Response> setLanguage(Languages.@Nullable Choice choice) {
    String language = choice == null ? null : choice.language();
    if (language == null || !Languages.ALLOWED.contains(language)) {
      return Uni.createFrom()
          .item(
              Response.status(400)
                  .entity(
                      new Languages.Refused(
                          "This language is not offered", "validation_error", Languages.ALLOWED))
                  .build());
    }
    return profiles
        .setLanguage(caller.userId(), language)
        .map(done -> Response.ok(new Languages.Chosen("Language saved", language)).build());
  }
}
