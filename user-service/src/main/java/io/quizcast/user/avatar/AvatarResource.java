package io.quizcast.user.avatar;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.body.MaxBody;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Lets callers upload their picture. */
@Path("/api/users/me/avatar")
public class AvatarResource {
  private static final long MAX_BYTES = 2 << 20;

  private final CallerIdentity caller;
  private final AvatarService service;
  private final PictureQueue pictures;

  AvatarResource(CallerIdentity caller, AvatarService service, PictureQueue pictures) {
    this.caller = caller;
    this.service = service;
    this.pictures = pictures;
  }

  /** The answer to an upload. The address is now also the profile's {@code profile_picture}. */
  public record Uploaded(String message, String profilePicture) {}

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Authenticated
  @CsrfProtected
  @MaxBody(kibibytes = 2_200)
  public Uni<Uploaded> upload(@RestForm("file") @Nullable FileUpload file) {
    long userId = caller.userId();
    if (file == null) {
      throw RequestRefused.invalid("Send the picture as the form's file");
    }
    if (file.size() > MAX_BYTES) {
      throw RequestRefused.invalid("A picture has at most 2 MB");
    }
    return pictures
        .squareJpeg(file.uploadedFile())
        .chain(image -> service.keep(userId, image))
        .map(address -> new Uploaded("Picture saved", address));
  }

  /**
   * Refuses a body that is not a form. Without this route the router would refuse it before the
   * guards have run.
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Authenticated
  @CsrfProtected
  @MaxBody(kibibytes = 2_200)
  public void uploadNothing() {
    throw RequestRefused.invalid("Send the picture as the form's file");
  }
}
