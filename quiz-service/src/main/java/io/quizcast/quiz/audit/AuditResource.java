package io.quizcast.quiz.audit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.listing.FilterText;
import io.quizcast.guard.listing.Paging;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Route to read the audit log, newest entries first. Editors read the entries of one quiz. */
@Path("/api/admin/audit")
@RolesAllowed({Permission.AUDIT, Permission.QUIZZES})
@CsrfProtected
public class AuditResource {
  private static final String MATCHING =
      " FROM audit_log WHERE (CAST(?1 AS text) IS NULL OR subject = ?1)"
          + " AND (CAST(?2 AS bigint) IS NULL OR subject_id = ?2)"
          + " AND (CAST(?3 AS bigint) IS NULL OR actor_id = ?3)"
          + " AND (CAST(?4 AS text) IS NULL OR action = ?4)"
          + " AND (CAST(?5 AS timestamptz) IS NULL OR created_at >= ?5)"
          + " AND (CAST(?6 AS timestamptz) IS NULL OR created_at < ?6)";

  private static final String ENTRIES =
      "SELECT id, actor_id, action, subject, subject_id, CAST(details AS text), created_at"
          + MATCHING
          + " ORDER BY id DESC";

  private static final String COUNT = "SELECT count(*)" + MATCHING;

  private final CallerIdentity caller;

  AuditResource(CallerIdentity caller) {
    this.caller = caller;
  }

  record Entry(
      long id,
      long actorId,
      String action,
      String subject,
      @Nullable Long subjectId,
      Map<String, Object> details,
      Instant createdAt) {}

  record Page(List<Entry> items, long total, int page, int pageSize) {}

  /** Filters of the list; a filter that is missing matches every entry. */
  static final class Filter {
    /** The kind of row that was changed, such as {@code quiz} or {@code pool_question}. */
    @QueryParam("subject")
    @Nullable String subject;

    /** The id of the row that was changed. */
    @QueryParam("subject_id")
    @Nullable String subjectId;

    /** The id of the user who made the change. */
    @QueryParam("actor_id")
    @Nullable String actorId;

    @QueryParam("action")
    @Nullable String action;

    /** The earliest time of an entry, inclusive, in ISO 8601. */
    @QueryParam("from")
    @Nullable String from;

    /** The latest time of an entry, exclusive, in ISO 8601. */
    @QueryParam("to")
    @Nullable String to;

    <R> Mutiny.SelectionQuery<R> on(Mutiny.SelectionQuery<R> query) {
      return query
          .setParameter(1, FilterText.of(subject))
          .setParameter(2, FilterText.id("subject_id", subjectId))
          .setParameter(3, FilterText.id("actor_id", actorId))
          .setParameter(4, FilterText.of(action))
          .setParameter(5, FilterText.moment("from", from))
          .setParameter(6, FilterText.moment("to", to));
    }

    boolean isOfOneQuiz() {
      return "quiz".equals(subject) && FilterText.id("subject_id", subjectId) != null;
    }
  }

  @GET
  @WithSession
  public Uni<Page> list(
      @QueryParam("page") @Nullable String page,
      @QueryParam("page_size") @Nullable String pageSize,
      @BeanParam Filter filter) {
    if (!caller.may(Permission.AUDIT) && !filter.isOfOneQuiz()) {
      throw RequestRefused.forbidden("The whole log is for administrators");
    }
    Paging paging = Paging.of(page, pageSize, 50, 200);
    return Panache.getSession()
        .chain(
            session ->
                filter
                    .on(session.createNativeQuery(COUNT, Long.class))
                    .getSingleResult()
                    .chain(
                        total ->
                            filter
                                .on(session.createNativeQuery(ENTRIES, Object[].class))
                                .setFirstResult(paging.offset())
                                .setMaxResults(paging.size())
                                .getResultList()
                                .map(rows -> page(rows, total, paging))));
  }

  private static Page page(List<Object[]> rows, long total, Paging paging) {
    return new Page(
        rows.stream().map(AuditResource::entry).toList(), total, paging.page(), paging.size());
  }

  private static Entry entry(Object[] row) {
    return new Entry(
        ((Number) row[0]).longValue(),
        ((Number) row[1]).longValue(),
        (String) row[2],
        (String) row[3],
        row[4] == null ? null : ((Number) row[4]).longValue(),
        new JsonObject((String) row[5]).getMap(),
        row[6] instanceof Instant instant ? instant : ((OffsetDateTime) row[6]).toInstant());
  }
}
