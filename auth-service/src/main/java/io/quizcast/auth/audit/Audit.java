package io.quizcast.auth.audit;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the audit table within the transaction of the change. Rows contain user ids and keyed
 * hashes, but no e-mail addresses.
 */
@ApplicationScoped
public class Audit {
  private final AuditRepository rows;
  private final KeyedHash hash;

  Audit(AuditRepository rows, KeyedHash hash) {
    this.rows = rows;
    this.hash = hash;
  }

  /** The content of one row. {@code address} is hashed before it is stored. */
  public record Entry(
      AuditAction action,
      @Nullable Long actorId,
      @Nullable Long subjectId,
      @Nullable Long sessionId,
      @Nullable String address,
      @Nullable String detail) {}

  /** Adds what somebody did to their own account. */
  public Uni<Void> addOwn(AuditAction action, long accountId, @Nullable String address) {
    return add(new Entry(action, accountId, accountId, null, address, null));
  }

  public Uni<Void> add(Entry entry) {
    AuditEntity row = new AuditEntity();
    row.at = Instant.now();
    row.action = entry.action().stored();
    row.actorId = entry.actorId();
    row.subjectId = entry.subjectId();
    row.sessionId = entry.sessionId();
    row.addressHash = entry.address() == null ? null : hash.of(entry.address());
    row.detail = entry.detail();
    SpanContext span = Span.current().getSpanContext();
    row.traceId = span.isValid() ? span.getTraceId() : null;
    return rows.persist(row).replaceWithVoid();
  }
}
