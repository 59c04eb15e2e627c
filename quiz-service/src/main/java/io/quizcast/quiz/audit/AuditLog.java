package io.quizcast.quiz.audit;

import io.quarkus.hibernate.reactive.panache.Panache;
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
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "INSERT INTO audit_log (actor_id, action, subject, subject_id, details)"
                            + " VALUES (?1, ?2, ?3, ?4, CAST(CAST(?5 AS text) AS jsonb))")
                    .setParameter(1, actorId)
                    .setParameter(2, action)
                    .setParameter(3, subject)
                    .setParameter(4, subjectId)
                    .setParameter(5, new JsonObject(details).encode())
                    .executeUpdate())
        .replaceWithVoid();
  }
}
