package io.quizcast.quiz.game.proof;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.quiz.WorkerPool;
import io.quizcast.quiz.game.proof.ProofRepository.Stored;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.RowId;
import io.quizcast.quiz.results.ResultsProgress;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** Public routes that serve the proof of a finished game; they answer 404 until it has finished. */
@Path("/api/quizzes/{id}")
public class ProofResource {
  /** A proof never changes, so every cache may keep it. */
  private static final String IMMUTABLE = "public, max-age=31536000, immutable";

  private final ProofRepository proofs;
  private final ResultsProgress progress;
  private final CallerIdentity caller;

  ProofResource(ProofRepository proofs, ResultsProgress progress, CallerIdentity caller) {
    this.proofs = proofs;
    this.progress = progress;
    this.caller = caller;
  }

  record Seat(int seat) {}

  /** The bundle: settings, commitments, nonces, hashes, winners and shares. */
  @GET
  @Path("/proof")
  public Uni<RestResponse<byte[]>> bundle(@PathParam("id") RowId id) {
    return find(id).map(proof -> immutable(proof.bundle()).build());
  }

  /** Every answer by seat; always compressed with gzip, as it is stored. */
  @GET
  @Path("/proof/answers")
  public Uni<RestResponse<byte[]>> answers(@PathParam("id") RowId id) {
    return find(id)
        .map(
            proof ->
                immutable(proof.answers()).header(HttpHeaders.CONTENT_ENCODING, "gzip").build());
  }

  /** The seat of the calling player, if they have a result in this game. */
  @GET
  @Path("/my-seat")
  @Authenticated
  public Uni<Seat> seat(@PathParam("id") RowId id) {
    long userId = caller.userId();
    return WorkerPool.call(() -> proofs.seat(id.value(), userId))
        .chain(
            found ->
                found.isPresent()
                    ? Uni.createFrom().item(new Seat(found.getAsInt()))
                    : progress.missing(id.value()));
  }

  private Uni<Stored> find(RowId id) {
    return WorkerPool.call(() -> proofs.find(id.value())).map(ProofResource::require);
  }

  private static Stored require(Optional<Stored> found) {
    return found.orElseThrow(Refusal::notFound);
  }

  private static RestResponse.ResponseBuilder<byte[]> immutable(byte[] body) {
    return RestResponse.ResponseBuilder.ok(body)
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, IMMUTABLE);
  }
}
