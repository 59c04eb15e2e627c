package io.quizcast.quiz.audit;

import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Records who changed what. Runs in the transaction of the change, so that both are stored or
 * neither is.
 */
@ApplicationScoped
public class AuditLog {

  /** {@code details} must not hold the right option of a question. */
  public Uni<Void> record(
      long actorId, String action, String subject, long subjectId, Map<String, Object> details) {
    return Sql.update(
            "INSERT INTO audit_log (actor_id, action, subject, subject_id, details)"
                + " VALUES (?1, ?2, ?3, ?4, CAST(CAST(?5 AS text) AS jsonb))",
            actorId,
            action,
            subject,
            subjectId,
            new JsonObject(details).encode())
        .replaceWithVoid();
  }
}
