package io.quizcast.quiz.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
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

/** The shared pool as a file, in and out, for admins. */
@Path("/api/admin/question-pool")
@RolesAllowed("admin")
@CsrfProtected
public class PoolExchangeResource {
  private final PoolBulk pool;
  private final ExportAnswer export;
  private final ExchangeLimits limits;
  private final ObjectMapper json;
  private final CallerIdentity caller;

  PoolExchangeResource(
      PoolBulk pool,
      ExportAnswer export,
      ExchangeLimits limits,
      ObjectMapper json,
      CallerIdentity caller) {
    this.pool = pool;
    this.export = export;
    this.limits = limits;
    this.json = json;
    this.caller = caller;
  }

  /** Every question of the file or, with 422 and each flaw by cell, none. */
  @POST
  @Path("/import")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RunOnVirtualThread
  public ImportReport take(@BeanParam ImportRequest request) throws IOException {
    QuestionFile file = request.read(QuestionCheck.Kind.POOL, limits, json);
    PoolBulk.Outcome outcome = pool.fill(file.questions(), caller.userId(), !request.isDryRun());
    return ImportReport.of(file, request.isDryRun(), outcome.inserted(), outcome.duplicates());
  }

  /** What is no form at all hears it here, behind the guards, and not from the routing. */
  @POST
  @Path("/import")
  @Consumes(MediaType.WILDCARD)
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
