package io.quizcast.quiz.pool;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.quiz.refusal.RowId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routes by which admins list uploads to the pool and undo them. */
@Path("/api/admin/question-pool/imports")
@RolesAllowed(Permission.QUESTIONS)
@CsrfProtected
public class PoolImportResource {
  private final PoolService service;
  private final PoolImportRepository imports;
  private final CallerIdentity caller;

  PoolImportResource(PoolService service, PoolImportRepository imports, CallerIdentity caller) {
    this.service = service;
    this.imports = imports;
    this.caller = caller;
  }

  record Import(
      long id, long actorId, int questions, Instant createdAt, @Nullable Instant undoneAt) {
    static Import of(PoolImportEntity row) {
      return new Import(row.id, row.actorId, row.questions, row.createdAt, row.undoneAt);
    }
  }

  record Imports(List<Import> items) {}

  /**
   * The outcome of undoing an upload.
   *
   * @param kept number of questions that were not removed, because they had been edited, asked,
   *     reserved or deleted
   */
  record Undone(int removed, int kept) {}

  @GET
  @WithSession
  public Uni<Imports> list() {
    return imports.newest().map(rows -> new Imports(rows.stream().map(Import::of).toList()));
  }

  @DELETE
  @Path("/{importId}")
  public Uni<Undone> undo(@PathParam("importId") RowId id) {
    return service
        .undoImport(id.value(), caller.userId())
        .map(undo -> new Undone(undo.removed(), undo.questions() - undo.removed()));
  }
}
