package io.quizcast.quiz.audit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.quiz.listing.FilterText;
import io.quizcast.quiz.listing.Paging;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.RowId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Route by which admins read the audit log, newest entries first. */
@Path("/api/admin/audit")
@RolesAllowed("admin")
@CsrfProtected
public class AuditResource {
  private static final String ENTRIES =
      "SELECT id, actor_id, action, subject, subject_id, CAST(details AS text), created_at"
          + " FROM audit_log WHERE (CAST(?1 AS text) IS NULL OR subject = ?1)"
          + " AND (CAST(?2 AS bigint) IS NULL OR subject_id = ?2) ORDER BY id DESC";

  record Entry(
      long id,
      long actorId,
      String action,
      String subject,
      @Nullable Long subjectId,
      Map<String, Object> details,
      Instant createdAt) {}

  record Page(List<Entry> items, int page, int pageSize) {}

  /**
   * @param subject kind of the changed row, such as {@code quiz} or {@code pool_question}; all if
   *     missing
   * @param subjectId id of the changed row; all if missing
   */
  @GET
  @WithSession
  public Uni<Page> list(
      @QueryParam("page") @Nullable String page,
      @QueryParam("page_size") @Nullable String pageSize,
      @QueryParam("subject") @Nullable String subject,
      @QueryParam("subject_id") @Nullable String subjectId) {
    Paging paging = Paging.of(page, pageSize, 50, 200);
    String named = FilterText.of(subject);
    String id = subjectId == null || subjectId.isBlank() ? null : subjectId.strip();
    if (id != null && !id.matches("\\d{1,10}")) {
      throw Refusal.INVALID.because("subject_id must be a number");
    }
    Long wanted = id == null ? null : RowId.fromString(id).value();
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(ENTRIES, Object[].class)
                    .setParameter(1, named)
                    .setParameter(2, wanted)
                    .setFirstResult(paging.offset())
                    .setMaxResults(paging.size())
                    .getResultList())
        .map(
            rows ->
                new Page(
                    rows.stream().map(AuditResource::entry).toList(),
                    paging.page(),
                    paging.size()));
  }

  private static Entry entry(Object[] row) {
    return new Entry(
        ((Number) row[0]).longValue(),
        ((Number) row[1]).longValue(),
        (String) row[2],
        (String) row[3],
        row[4] == null ? null : ((Number) row[4]).longValue(),
        new JsonObject((String) row[5]).getMap(),
        row[6] instanceof Instant instant
            ? instant
            : ((java.time.OffsetDateTime) row[6]).toInstant());
  }
}
