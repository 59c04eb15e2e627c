package io.quizcast.quiz.review;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.quiz.refusal.GivenReason;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.RowId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Why a player is out, and what he may say to that. */
@Path("/api/quizzes/{id}")
@Authenticated
@CsrfProtected
public class PlayerReviewResource {
  private static final int LONGEST_TEXT = 1_000;
  private static final int LAST_QUESTION = 1_000;

  private final Explanations explanations;
  private final Disputes disputes;
  private final CallerIdentity caller;

  PlayerReviewResource(Explanations explanations, Disputes disputes, CallerIdentity caller) {
    this.explanations = explanations;
    this.disputes = disputes;
    this.caller = caller;
  }

  /**
   * @param questionNumber 1-based; missing for the result as a whole
   */
  record Objection(@Nullable String text, @Nullable Integer questionNumber) {}

  record OwnDisputes(List<DisputeView> items) {}

  /** His own answers beside the right ones and the time he had; once the game has its results. */
  @GET
  @Path("/my-answers")
  public Uni<Explanation> answers(@PathParam("id") RowId id) {
    return explanations.of(id.value(), caller.userId());
  }

  @GET
  @Path("/my-disputes")
  public Uni<OwnDisputes> disputes(@PathParam("id") RowId id) {
    return disputes
        .ofPlayer(id.value(), caller.userId())
        .map(own -> new OwnDisputes(own.stream().map(DisputeView::of).toList()));
  }

  @POST
  @Path("/disputes")
  @ResponseStatus(201)
  public Uni<DisputeView> dispute(@PathParam("id") RowId id, @Nullable Objection body) {
    String text = GivenReason.text("text", body == null ? null : body.text(), LONGEST_TEXT);
    Integer number = body == null ? null : body.questionNumber();
    if (number != null && (number < 1 || number > LAST_QUESTION)) {
      throw Refusal.UNPROCESSABLE.because("question_number is no number of a question");
    }
    return disputes.open(id.value(), caller.userId(), number, text).map(DisputeView::of);
  }
}
