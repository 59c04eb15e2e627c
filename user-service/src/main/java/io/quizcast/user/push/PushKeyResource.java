package io.quizcast.user.push;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** The public key that browsers subscribe with. It is for everybody. */
@Path("/api/push/key")
public class PushKeyResource {
  private final VapidKeys keys;

  PushKeyResource(VapidKeys keys) {
    this.keys = keys;
  }

  /**
   * Body of the answer.
   *
   * @param publicKey absent where no notifications are sent
   */
  public record Body(@Nullable String publicKey) {}

  @GET
  public Body get() {
    return new Body(keys.publicKey().orElse(null));
  }
}
