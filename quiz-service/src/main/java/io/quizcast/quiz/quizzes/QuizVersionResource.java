package io.quizcast.quiz.quizzes;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.listing.Paging;
import io.quizcast.quiz.refusal.RowId;
import io.quizcast.quiz.versions.QuizVersions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Route by which admins read who changed what in a quiz, newest first. */
@Path("/api/admin/quizzes/{id}/versions")
@RolesAllowed(Permission.QUIZZES)
public class QuizVersionResource {
  private final QuizVersions versions;
  private final QuizRepository quizzes;

  QuizVersionResource(QuizVersions versions, QuizRepository quizzes) {
    this.versions = versions;
    this.quizzes = quizzes;
  }

  @GET
  @WithSession
  public Uni<QuizVersions.Page> list(
      @PathParam("id") RowId id,
      @QueryParam("page") @Nullable String page,
      @QueryParam("page_size") @Nullable String pageSize) {
    return quizzes
        .require(id.value())
        .chain(quiz -> versions.of(quiz.id, Paging.of(page, pageSize, 20, 100)));
  }
}
