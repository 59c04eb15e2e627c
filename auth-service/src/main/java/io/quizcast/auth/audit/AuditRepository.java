package io.quizcast.auth.audit;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** Audit rows in the database; rows are only ever added. */
@ApplicationScoped
class AuditRepository implements PanacheRepository<AuditEntity> {}
