package io.quizcast.user.push;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** Public route with the key that browsers use to subscribe. */
@Path("/api/push/key")
public class PushKeyResource {
  private final VapidKeys keys;

  PushKeyResource(VapidKeys keys) {
    this.keys = keys;
  }

  /**
   * The body of the answer.
   *
   * @param publicKey absent if this installation sends no notifications
   */
  public record Body(@Nullable String publicKey) {}

  @GET
  public Body get() {
    return new Body(keys.publicKey().orElse(null));
  }
}
