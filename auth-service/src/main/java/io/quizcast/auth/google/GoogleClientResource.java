package io.quizcast.auth.google;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What a page needs to show Google's button. */
@Path("/api/auth/google/client")
@Produces(MediaType.APPLICATION_JSON)
public class GoogleClientResource {
  private final GoogleConfig config;

  GoogleClientResource(GoogleConfig config) {
    this.config = config;
  }

  /** The client id of the web; absent if Google sign-in is switched off. */
  public record WebClient(@Nullable String clientId) {}

  @GET
  public WebClient client() {
    return new WebClient(config.enabled() ? config.webClientId().orElse(null) : null);
  }
}
