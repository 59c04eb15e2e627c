package io.quizcast.user.profile;

import io.quizcast.guard.installation.Installation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets the language of a user to one that the installation offers. */
@ApplicationScoped
public class LanguageChoice {
  private final Installation installation;
  private final ProfileService profiles;

  LanguageChoice(Installation installation, ProfileService profiles) {
    this.installation = installation;
    this.profiles = profiles;
  }

  record Body(@Nullable String language) {}

  record Chosen(String message, String language) {}

  record Refused(String error, String errorType, List<String> allowedValues) {}

  Uni<Response> set(long userId, @Nullable Body choice) {
    String language = choice == null ? null : choice.language();
    List<String> offered = installation.languages();
    if (language == null || !offered.contains(language)) {
      Refused refused = new Refused("This language is not offered", "validation_error", offered);
      return Uni.createFrom().item(Response.status(400).entity(refused).build());
    }
    return profiles
        .setLanguage(userId, language)
        .map(done -> Response.ok(new Chosen("Language saved", language)).build());
  }
}
