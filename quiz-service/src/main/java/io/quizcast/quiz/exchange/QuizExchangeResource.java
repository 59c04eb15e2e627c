package io.quizcast.quiz.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.body.MaxBody;
import io.quizcast.quiz.WorkerPool;
import io.quizcast.quiz.formats.QuestionFile;
import io.quizcast.quiz.questions.QuestionCheck;
import io.quizcast.quiz.quizzes.QuestionService;
import io.quizcast.quiz.quizzes.QuizRepository;
import io.quizcast.quiz.quizzes.QuizWriter;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.RowId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Routes by which admins import and export a quiz's own questions as a file. */
@Path("/api/quizzes/{id}/questions")
@RolesAllowed(Permission.QUIZZES)
@CsrfProtected
public class QuizExchangeResource {
  private final QuestionService questions;
  private final QuizRepository quizzes;
  private final QuestionExport export;
  private final ExchangeLimits limits;
  private final ObjectMapper json;
  private final CallerIdentity caller;

  QuizExchangeResource(
      QuestionService questions,
      QuizRepository quizzes,
      QuestionExport export,
      ExchangeLimits limits,
      ObjectMapper json,
      CallerIdentity caller) {
    this.questions = questions;
    this.quizzes = quizzes;
    this.export = export;
    this.limits = limits;
    this.json = json;
    this.caller = caller;
  }

  /** Appends all questions of the file, or none if one of them is refused. */
  @POST
  @Path("/import")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @MaxBody(kibibytes = 81_920)
  public Uni<RestResponse<ImportReport>> take(
      @PathParam("id") RowId id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @BeanParam ImportRequest request) {
    long actor = caller.userId();
    boolean dryRun = request.isDryRun();
    return WorkerPool.call(() -> request.read(QuestionCheck.Kind.OWN, limits, json))
        .chain(
            file ->
                questions
                    .add(id.value(), ifMatch, file.questions(), !dryRun, actor)
                    .map(written -> answer(file, dryRun, written)));
  }

  /**
   * Refuses bodies that are not a form. Without this route the router would refuse them before the
   * access checks.
   */
  @POST
  @Path("/import")
  @Consumes(MediaType.WILDCARD)
  @MaxBody(kibibytes = 81_920)
  public void takeNothing() {
    throw Refusal.INVALID.because("file is required, as multipart/form-data");
  }

  @GET
  @Path("/export")
  public Uni<RestResponse<StreamingOutput>> file(
      @PathParam("id") RowId id, @QueryParam("format") @Nullable String format) {
    return Panache.withSession(() -> quizzes.require(id.value()))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(quiz -> export.of(quiz.id, format, "quiz_" + quiz.id + "_questions"));
  }

  private static RestResponse<ImportReport> answer(
      QuestionFile file, boolean dryRun, QuizWriter.Written written) {
    return written
        .headers(
            RestResponse.ResponseBuilder.ok(
                ImportReport.of(file, dryRun, ImportReport.levels(file), 0, null)))
        .build();
  }
}
