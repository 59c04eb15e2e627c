package io.quizcast.quiz.quizzes;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.body.MaxBody;
import io.quizcast.quiz.questions.QuestionCheck;
import io.quizcast.quiz.questions.QuestionDraft;
import io.quizcast.quiz.questions.QuestionInput;
import io.quizcast.quiz.questions.QuestionRepository;
import io.quizcast.quiz.questions.QuestionView;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.RowId;
import io.quizcast.quiz.refusal.ValidationError;
import io.quizcast.quiz.refusal.ValidationFailed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Routes by which admins read and edit a quiz's own questions, right options included. */
@Path("/api/quizzes/{id}/questions")
@RolesAllowed(Permission.QUIZZES)
@CsrfProtected
public class QuestionResource {
  private final QuestionService service;
  private final QuestionRepository questions;
  private final QuizRepository quizzes;
  private final CallerIdentity caller;

  QuestionResource(
      QuestionService service,
      QuestionRepository questions,
      QuizRepository quizzes,
      CallerIdentity caller) {
    this.service = service;
    this.questions = questions;
    this.quizzes = quizzes;
    this.caller = caller;
  }

  record Add(@Nullable List<@Nullable QuestionInput> questions) {}

  record Order(@Nullable List<Long> questionIds) {}

  record Items(List<QuestionView> items) {}

  @GET
  @WithSession
  public Uni<Items> list(@PathParam("id") RowId id) {
    return quizzes
        .require(id.value())
        .chain(quiz -> questions.ofQuiz(quiz.id))
        .map(own -> new Items(own.stream().map(QuestionView::forAdmin).toList()));
  }

  @POST
  @MaxBody(kibibytes = 4_096)
  public Uni<RestResponse<Message>> add(
      @PathParam("id") RowId id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable Add body) {
    if (body == null || body.questions() == null || body.questions().isEmpty()) {
      throw Refusal.INVALID.because("questions must hold at least one question");
    }
    return service
        .add(id.value(), ifMatch, checked(body.questions()), true, caller.userId())
        .map(written -> Message.of("Questions added successfully", written));
  }

  @PUT
  @Path("/{questionId}")
  public Uni<RestResponse<Message>> replace(
      @PathParam("id") RowId id,
      @PathParam("questionId") RowId questionId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable QuestionInput body) {
    List<@Nullable QuestionInput> single = new ArrayList<>();
    single.add(body);
    return service
        .replace(
            id.value(), ifMatch, questionId.value(), checked(single).getFirst(), caller.userId())
        .map(written -> Message.of("Question updated successfully", written));
  }

  @DELETE
  @Path("/{questionId}")
  public Uni<RestResponse<Message>> remove(
      @PathParam("id") RowId id,
      @PathParam("questionId") RowId questionId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return service
        .remove(id.value(), ifMatch, questionId.value(), caller.userId())
        .map(written -> Message.of("Question deleted successfully", written));
  }

  @PUT
  @Path("/order")
  public Uni<RestResponse<Message>> reorder(
      @PathParam("id") RowId id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable Order body) {
    if (body == null || body.questionIds() == null) {
      throw Refusal.INVALID.because("question_ids is required");
    }
    return service
        .reorder(id.value(), ifMatch, body.questionIds(), caller.userId())
        .map(written -> Message.of("Questions reordered successfully", written));
  }

  private static List<QuestionDraft> checked(List<@Nullable QuestionInput> inputs) {
    List<ValidationError> errors = new ArrayList<>();
    QuestionCheck check = new QuestionCheck(QuestionCheck.Kind.OWN, errors);
    List<QuestionDraft> drafts = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Optional<QuestionDraft> draft = check.check(i, inputs.get(i));
      draft.ifPresent(drafts::add);
    }
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
    return drafts;
  }
}
