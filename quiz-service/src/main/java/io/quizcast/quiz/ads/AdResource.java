package io.quizcast.quiz.ads;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.body.MaxBody;
import io.quizcast.quiz.WorkerPool;
import io.quizcast.quiz.quizzes.Message;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.RowId;
import io.quizcast.quiz.versions.IfMatch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Routes by which admins upload, list, edit and delete media assets. */
@Path("/api/admin/ads")
@RolesAllowed(Permission.ADS)
@CsrfProtected
public class AdResource {
  private static final Logger LOG = Logger.getLogger(AdResource.class);
  private static final Set<String> MEDIA_TYPES = Set.of("image", "video");
  private static final int MAX_TITLE = 100;
  private static final int DEFAULT_SECONDS = 10;

  private final AdService service;
  private final AdRepository assets;
  private final MediaIntake media;
  private final CallerIdentity caller;

  AdResource(AdService service, AdRepository assets, MediaIntake media, CallerIdentity caller) {
    this.service = service;
    this.assets = assets;
    this.media = media;
    this.caller = caller;
  }

  record Items(List<AdView> items) {}

  /** Missing fields are not changed. */
  record Edit(@Nullable String title, @Nullable Integer durationSec) {}

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @ResponseStatus(201)
  @MaxBody(kibibytes = 81_920)
  public Uni<RestResponse<AdView>> upload(
      @RestForm("file") @Nullable FileUpload file,
      @RestForm("title") @Nullable String title,
      @RestForm("media_type") @Nullable String mediaType,
      @RestForm("duration_sec") @Nullable String durationSec) {
    String named = title(title);
    if (file == null) {
      throw Refusal.INVALID.because("file is required");
    }
    if (mediaType == null || !MEDIA_TYPES.contains(mediaType)) {
      throw Refusal.INVALID.because("media_type must be image or video");
    }
    String declared = mediaType;
    long actor = caller.userId();
    return WorkerPool.call(() -> media.take(file.uploadedFile(), declared))
        .chain(
            stored ->
                service
                    .insert(named, stored, seconds(durationSec, stored), actor)
                    .onFailure()
                    .invoke(() -> drop(stored.name())))
        .map(asset -> IfMatch.tagged(Status.CREATED, AdView.of(asset), asset.version));
  }

  /**
   * Refuses bodies that are not a form. Without this route the router would refuse them before the
   * access checks.
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @MaxBody(kibibytes = 81_920)
  public void uploadNothing() {
    throw Refusal.INVALID.because("file is required");
  }

  @GET
  @WithSession
  public Uni<Items> list() {
    return assets
        .listAll(Sort.descending("id"))
        .map(all -> new Items(all.stream().map(AdView::of).toList()));
  }

  /** Changes the title and the duration. The media file itself never changes. */
  @PUT
  @Path("/{id}")
  public Uni<RestResponse<AdView>> edit(
      @PathParam("id") RowId id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable Edit body) {
    if (body == null) {
      throw Refusal.INVALID.because("a JSON body is required");
    }
    Integer seconds = body.durationSec();
    if (seconds != null
        && (seconds < MediaIntake.MIN_SECONDS || seconds > MediaIntake.MAX_SECONDS)) {
      throw Refusal.UNPROCESSABLE.because(
          "duration_sec must be " + MediaIntake.MIN_SECONDS + " to " + MediaIntake.MAX_SECONDS);
    }
    String named = body.title() == null ? null : title(body.title());
    return service
        .edit(id.value(), ifMatch, named, seconds, caller.userId())
        .map(asset -> IfMatch.tagged(Status.OK, AdView.of(asset), asset.version));
  }

  @DELETE
  @Path("/{id}")
  public Uni<Message> delete(
      @PathParam("id") RowId id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return service
        .delete(id.value(), ifMatch, caller.userId())
        .invoke(asset -> drop(asset.url.substring(asset.url.lastIndexOf('/') + 1)))
        .replaceWith(new Message("Ad deleted successfully"));
  }

  /** A file without a row does no harm, so a failed deletion does not fail the request. */
  private void drop(String name) {
    try {
      media.drop(name);
    } catch (IOException e) {
      LOG.warnf("The media file %s could not be deleted: %s", name, e.getMessage());
    }
  }

  private static String title(@Nullable String title) {
    String stripped = title == null ? "" : title.strip();
    int length = stripped.codePointCount(0, stripped.length());
    if (length == 0 || length > MAX_TITLE || stripped.indexOf('\0') >= 0) {
      throw Refusal.INVALID.because("title must be 1 to " + MAX_TITLE + " characters");
    }
    return stripped;
  }

  /**
   * Uses the length from the clip's header if there is one, because mobile clients close the ad
   * when the clip ends.
   */
  private static int seconds(@Nullable String given, MediaIntake.Stored stored) {
    if (stored.seconds().isPresent()) {
      long own = Math.round(Math.ceil(stored.seconds().getAsDouble()));
      return (int) Math.clamp(own, MediaIntake.MIN_SECONDS, MediaIntake.MAX_SECONDS);
    }
    if (given == null || !given.strip().matches("\\d{1,2}")) {
      return DEFAULT_SECONDS;
    }
    int wanted = Integer.parseInt(given.strip());
    return wanted < MediaIntake.MIN_SECONDS || wanted > MediaIntake.MAX_SECONDS
        ? DEFAULT_SECONDS
        : wanted;
  }
}
