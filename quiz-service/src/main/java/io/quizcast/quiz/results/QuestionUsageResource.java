package io.quizcast.quiz.results;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.contracts.access.Permission;
import io.quizcast.quiz.refusal.RowId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Route by which admins see in which games a question was asked and how it was answered. */
@Path("/api/admin/questions/{id}/usage")
@RolesAllowed(Permission.QUESTIONS)
public class QuestionUsageResource {
  private final QuestionUsage usage;

  QuestionUsageResource(QuestionUsage usage) {
    this.usage = usage;
  }

  @GET
  @WithSession
  public Uni<QuestionUsage.Report> of(@PathParam("id") RowId id) {
    return usage.of(id.value());
  }
}
