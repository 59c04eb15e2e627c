package io.quizcast.auth.twofactor;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Second factors in the database, by account. */
@ApplicationScoped
class TwoFactorRepository implements PanacheRepositoryBase<TwoFactorEntity, Long> {}
