package io.quizcast.user.avatar;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** Serves the public pictures of users. */
@Path("/api/users/{id}/avatar")
public class PictureResource {
  private final AvatarRepository avatars;

  PictureResource(AvatarRepository avatars) {
    this.avatars = avatars;
  }

  @GET
  @WithSession
  public Uni<Response> picture(@RestPath long id) {
    return avatars
        .findById(id)
        .onItem()
        .ifNull()
        .failWith(() -> RequestRefused.notFound("There is no picture"))
        .map(
            avatar ->
                Response.ok(avatar.image)
                    .type("image/jpeg")
                    // The address changes with the content, so the limit matters only for deleted
                    // pictures, which caches must drop within a day.
                    .header("Cache-Control", "public, max-age=86400")
                    .header("X-Content-Type-Options", "nosniff")
                    .build());
  }
}
