package io.quizcast.auth.audit;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quizcast.guard.listing.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Audit rows in the database; rows are only ever added. */
@ApplicationScoped
class AuditRepository implements PanacheRepository<AuditEntity> {

  /** Filters of the list; null means no filter. */
  record Filter(
      @Nullable Long subjectId,
      @Nullable Long actorId,
      @Nullable String action,
      @Nullable Instant from,
      @Nullable Instant to) {

    private String condition(Map<String, Object> parameters) {
      List<String> clauses = new ArrayList<>();
      add(clauses, parameters, "subjectId = :subject", "subject", subjectId);
      add(clauses, parameters, "actorId = :actor", "actor", actorId);
      add(clauses, parameters, "action = :action", "action", action);
      add(clauses, parameters, "at >= :after", "after", from);
      add(clauses, parameters, "at < :before", "before", to);
      return clauses.isEmpty() ? "1 = 1" : String.join(" and ", clauses);
    }

    private static void add(
        List<String> clauses,
        Map<String, Object> parameters,
        String clause,
        String name,
        @Nullable Object value) {
      if (value != null) {
        clauses.add(clause);
        parameters.put(name, value);
      }
    }
  }

  Uni<Long> count(Filter filter) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    return count(filter.condition(parameters), parameters);
  }

  /** Newest first. */
  Uni<List<AuditEntity>> page(Filter filter, Paging paging) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    return find(filter.condition(parameters) + " order by id desc", parameters)
        .page(paging.page() - 1, paging.size())
        .list();
  }
}
