package io.quizcast.user.avatar;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The caller sends his picture. */
@Path("/api/users/me/avatar")
public class AvatarResource {
  private static final long MOST_BYTES = 2 << 20;

  @Inject CallerIdentity caller;
  @Inject AvatarService service;
  @Inject Vertx vertx;

  /** Where the new picture is; also the profile's {@code profile_picture} from now on. */
  public record Uploaded(String message, String profilePicture) {}

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Authenticated
  @CsrfProtected
  public Uni<Uploaded> upload(@RestForm("file") @Nullable FileUpload file) {
    long userId = caller.userId();
    if (file == null) {
      throw RequestRefused.invalid("Send the picture as the form's file");
    }
    if (file.size() > MOST_BYTES) {
      throw RequestRefused.invalid("A picture has at most 2 MB");
    }
    return vertx
        .executeBlocking(() -> Picture.squareJpeg(file.uploadedFile()), false)
        .chain(image -> service.keep(userId, image))
        .map(address -> new Uploaded("Picture saved", address));
  }

  /** What is no form at all hears it here, behind the guards, and not from the routing. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Authenticated
  @CsrfProtected
  public void uploadNothing() {
    throw RequestRefused.invalid("Send the picture as the form's file");
  }
}
