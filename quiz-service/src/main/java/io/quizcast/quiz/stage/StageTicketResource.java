package io.quizcast.quiz.stage;

import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Public route by which a screen exchanges the key of its stage link for a socket ticket. */
@Path("/api/stage/ticket")
public class StageTicketResource {
  private final StageLinkService links;

  StageTicketResource(StageLinkService links) {
    this.links = links;
  }

  record Exchange(@Nullable String key) {}

  record Ticket(String ticket) {}

  @POST
  public Uni<RestResponse<Ticket>> exchange(@Nullable Exchange body) {
    String key = body == null ? null : body.key();
    if (key == null) {
      throw Refusal.INVALID.because("key is required");
    }
    if (!StageKey.isWellFormed(key)) {
      throw StageLinkService.unknownKey();
    }
    CacheControl secret = new CacheControl();
    secret.setNoStore(true);
    return links
        .ticket(key)
        .map(
            ticket ->
                RestResponse.ResponseBuilder.ok(new Ticket(ticket)).cacheControl(secret).build());
  }
}
