package io.quizcast.quiz.review;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
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

/** Routes by which players review their own answers and dispute their result. */
@Path("/api/quizzes/{id}")
@Authenticated
@CsrfProtected
public class PlayerReviewResource {
  public static final int MAX_TEXT = 1_000;
  private static final int MAX_QUESTION_NUMBER = 1_000;

  private final AnswerReviewService reviews;
  private final DisputeRepository disputes;
  private final DisputeService service;
  private final CallerIdentity caller;

  PlayerReviewResource(
      AnswerReviewService reviews,
      DisputeRepository disputes,
      DisputeService service,
      CallerIdentity caller) {
    this.reviews = reviews;
    this.disputes = disputes;
    this.service = service;
    this.caller = caller;
  }

  /**
   * @param questionNumber 1-based number of the disputed question; missing for the result as a
   *     whole
   */
  record Objection(@Nullable String text, @Nullable Integer questionNumber) {}

  record OwnDisputes(List<DisputeView> items) {}

  /** The player's own answers together with the right ones, once the game has results. */
  @GET
  @Path("/my-answers")
  public Uni<AnswerReview> answers(@PathParam("id") RowId id) {
    return reviews.of(id.value(), caller.userId());
  }

  @GET
  @Path("/my-disputes")
  @WithSession
  public Uni<OwnDisputes> disputes(@PathParam("id") RowId id) {
    return disputes
        .ofPlayer(id.value(), caller.userId())
        .map(own -> new OwnDisputes(own.stream().map(DisputeView::of).toList()));
  }

  @POST
  @Path("/disputes")
  @ResponseStatus(201)
  public Uni<DisputeView> dispute(@PathParam("id") RowId id, @Nullable Objection body) {
    String text = GivenReason.text("text", body == null ? null : body.text(), MAX_TEXT);
    Integer number = body == null ? null : body.questionNumber();
    if (number != null && (number < 1 || number > MAX_QUESTION_NUMBER)) {
      throw Refusal.UNPROCESSABLE.because("question_number is no number of a question");
    }
    return service.open(id.value(), caller.userId(), number, text).map(DisputeView::of);
  }
}
