package io.quizcast.auth.audit;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.listing.FilterText;
import io.quizcast.guard.listing.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Route to read who changed accounts and roles, newest entries first. */
@Path("/api/admin/account-audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Permission.AUDIT)
public class AccountAuditResource {
  private static final int MAX_PER_PAGE = 200;

  private final AuditRepository rows;

  AccountAuditResource(AuditRepository rows) {
    this.rows = rows;
  }

  /**
   * An entry.
   *
   * @param actorId null for the service itself
   * @param subjectId the account that was changed
   * @param details holds {@code detail}, such as the new roles, if there is one
   */
  public record Entry(
      long id,
      @Nullable Long actorId,
      String action,
      String subject,
      @Nullable Long subjectId,
      Map<String, String> details,
      Instant createdAt) {

    static Entry of(AuditEntity row) {
      return new Entry(
          row.id,
          row.actorId,
          row.action,
          "user",
          row.subjectId,
          row.detail == null ? Map.of() : Map.of("detail", row.detail),
          row.at);
    }
  }

  public record Page(List<Entry> items, long total, int page, int pageSize) {}

  /**
   * Lists the entries, filtered by account, by the person who made the change, by action and by
   * time.
   */
  @GET
  @WithSession
  public Uni<Page> list(
      @QueryParam("subject_id") @Nullable String subjectId,
      @QueryParam("actor_id") @Nullable String actorId,
      @QueryParam("action") @Nullable String action,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("page") @DefaultValue("1") int page,
      @QueryParam("page_size") @DefaultValue("50") int pageSize) {
    Paging paging = Paging.clamped(page, pageSize, MAX_PER_PAGE);
    AuditRepository.Filter filter =
        new AuditRepository.Filter(
            FilterText.id("subject_id", subjectId),
            FilterText.id("actor_id", actorId),
            FilterText.of(action),
            FilterText.moment("from", from),
            FilterText.moment("to", to));
    return rows.count(filter)
        .chain(
            total ->
                rows.page(filter, paging)
                    .map(
                        found ->
                            new Page(
                                found.stream().map(Entry::of).toList(),
                                total,
                                paging.page(),
                                paging.size())));
  }
}
