package io.quizcast.auth.audit;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Route to read who changed accounts and roles, newest entries first. */
@Path("/api/admin/account-audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Permission.Name.AUDIT)
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
   * @param subjectId the account it is about
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

  /** Lists the entries of an account, a person who made changes, an action and a time. */
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
    int number = Math.clamp(page, 1, 100_000);
    int size = Math.clamp(pageSize, 1, MAX_PER_PAGE);
    AuditRepository.Filter filter =
        new AuditRepository.Filter(
            id("subject_id", subjectId),
            id("actor_id", actorId),
            filled(action),
            moment("from", from),
            moment("to", to));
    return rows.count(filter)
        .chain(
            total ->
                rows.page(filter, number, size)
                    .map(
                        found ->
                            new Page(found.stream().map(Entry::of).toList(), total, number, size)));
  }

  private static @Nullable String filled(@Nullable String text) {
    String filled = text == null ? "" : text.replace("\0", "").strip();
    return filled.isEmpty() ? null : filled;
  }

  private static @Nullable Long id(String name, @Nullable String text) {
    String filled = filled(text);
    if (filled != null && !filled.matches("\\d{1,18}")) {
      throw RequestRefused.of(400, "validation_error", name + " must be a number");
    }
    return filled == null ? null : (Long) Long.parseLong(filled);
  }

  private static @Nullable Instant moment(String name, @Nullable String text) {
    String filled = filled(text);
    if (filled == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(filled).toInstant();
    } catch (DateTimeParseException odd) {
      throw RequestRefused.of(
          400, "validation_error", name + " must be a time such as 2026-05-01T18:00:00Z");
    }
  }
}
