package io.quizcast.auth.admin;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The record of the first administrator in the database. */
@ApplicationScoped
class FirstAdminRepository implements PanacheRepositoryBase<FirstAdminEntity, Boolean> {}
