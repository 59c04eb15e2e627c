package io.quizcast.quiz.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.body.MaxBody;
import io.quizcast.quiz.formats.QuestionFile;
import io.quizcast.quiz.pool.PoolBulk;
import io.quizcast.quiz.questions.QuestionCheck;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Routes by which admins import and export the shared pool as a file. */
@Path("/api/admin/question-pool")
@RolesAllowed(Permission.QUESTIONS)
@CsrfProtected
public class PoolExchangeResource {
  private final PoolBulk pool;
  private final QuestionExport export;
  private final ExchangeLimits limits;
  private final ObjectMapper json;
  private final CallerIdentity caller;

  PoolExchangeResource(
      PoolBulk pool,
      QuestionExport export,
      ExchangeLimits limits,
      ObjectMapper json,
      CallerIdentity caller) {
    this.pool = pool;
    this.export = export;
    this.limits = limits;
    this.json = json;
    this.caller = caller;
  }

  /**
   * Imports all questions of the file. If one of them is invalid, it imports none and answers 422
   * with every error and its cell.
   */
  @POST
  @Path("/import")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RunOnVirtualThread
  @MaxBody(kibibytes = 81_920)
  public ImportReport take(@BeanParam ImportRequest request) throws IOException {
    QuestionFile file = request.read(QuestionCheck.Kind.POOL, limits, json);
    PoolBulk.Outcome outcome = pool.fill(file.questions(), caller.userId(), !request.isDryRun());
    return ImportReport.of(
        file, request.isDryRun(), outcome.inserted(), outcome.duplicates(), outcome.importId());
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
  @RunOnVirtualThread
  public RestResponse<StreamingOutput> file(@QueryParam("format") @Nullable String format) {
    return export.of(null, format, "question_pool");
  }
}
