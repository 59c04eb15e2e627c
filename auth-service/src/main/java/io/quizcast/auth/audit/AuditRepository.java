package io.quizcast.auth.audit;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** Audit rows in the database; they are only added. */
@ApplicationScoped
class AuditRepository implements PanacheRepository<AuditEntity> {}
