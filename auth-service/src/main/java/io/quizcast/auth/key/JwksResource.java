package io.quizcast.auth.key;

import io.quizcast.guard.InternalOnly;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Publishes the public keys and rotates them in an emergency. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class JwksResource {
  private final SigningKeys keys;
  private final KeyRotation rotation;

  JwksResource(SigningKeys keys, KeyRotation rotation) {
    this.keys = keys;
    this.rotation = rotation;
  }

  @GET
  @Path(".well-known/jwks.json")
  public Response jwks() {
    return Response.ok(keys.jwks()).header("Cache-Control", "public, max-age=30").build();
  }

  /** Replaces all signing keys immediately. */
  @POST
  @Path("internal/keys/rotate")
  @InternalOnly
  public Uni<Response> rotate() {
    return rotation.replaceAll().chain(keys::reload).map(done -> Response.noContent().build());
  }
}
