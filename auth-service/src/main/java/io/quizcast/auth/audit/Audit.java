package io.quizcast.auth.audit;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The append-only record of what was done to accounts. Written in the transaction that did it; user
 * ids and keyed hashes only, never an e-mail address.
 */
@ApplicationScoped
public class Audit implements PanacheRepository<AuditEntity> {
  private final KeyedHash hash;

  Audit(KeyedHash hash) {
    this.hash = hash;
  }

  /** One row to be; {@code address} is hashed before it is kept. */
  public record Entry(
      AuditAction action,
      @Nullable Long actorId,
      @Nullable Long subjectId,
      @Nullable Long sessionId,
      @Nullable String address,
      @Nullable String detail) {}

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
    return persist(row).replaceWithVoid();
  }
}
