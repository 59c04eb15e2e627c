package io.quizcast.quiz.quizzes;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quizcast.guard.listing.FilterText;
import io.quizcast.guard.listing.Paging;
import io.quizcast.quiz.store.Found;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes quizzes. */
@ApplicationScoped
public class QuizRepository implements PanacheRepositoryBase<QuizEntity, Long> {

  /** Filters of the list of quizzes; null means no filter. Bounds are inclusive. */
  record Filter(
      @Nullable QuizStatus status,
      @Nullable String search,
      @Nullable Instant from,
      @Nullable Instant to) {
    boolean isEmpty() {
      return status == null && search == null && from == null && to == null;
    }
  }

  record Listing(List<QuizEntity> quizzes, long total) {}

  Uni<Long> nextId() {
    return Sql.list(Long.class, "SELECT nextval('quizzes_id_seq')").map(List::getFirst);
  }

  /** Finds the quiz; refuses with 404 if it is unknown or deleted. */
  public Uni<QuizEntity> require(long id) {
    return Found.one(find("id = ?1 and deletedAt is null", id));
  }

  /** Like {@link #require}, and locks the row until the transaction ends. */
  public Uni<QuizEntity> requireLocked(long id) {
    return Found.locked(find("id = ?1 and deletedAt is null", id));
  }

  Uni<Listing> list(Filter filter, Paging paging) {
    List<String> clauses = new ArrayList<>(List.of("deletedAt is null and rehearsalOf is null"));
    Map<String, Object> parameters = new HashMap<>();
    if (filter.status() != null) {
      clauses.add("status = :status");
      parameters.put("status", filter.status());
    }
    if (filter.search() != null) {
      clauses.add(
          "(lower(title) like :search escape '!' or lower(description) like :search escape '!')");
      parameters.put("search", FilterText.containing(filter.search()));
    }
    if (filter.from() != null) {
      clauses.add("scheduledTime >= :from");
      parameters.put("from", filter.from());
    }
    if (filter.to() != null) {
      clauses.add("scheduledTime <= :to");
      parameters.put("to", filter.to());
    }
    Sort sort =
        filter.isEmpty()
            ? Sort.descending("id")
            : Sort.descending("scheduledTime").and("id", Sort.Direction.Descending);
    String where = String.join(" and ", clauses);
    return count(where, parameters)
        .chain(
            total ->
                find(where, sort, parameters)
                    .range(paging.offset(), paging.last())
                    .list()
                    .map(quizzes -> new Listing(quizzes, total)));
  }

  /**
   * Running and future quizzes, soonest first. Running ones are included because home screens must
   * keep showing them.
   */
  Uni<List<QuizEntity>> upcoming(Instant now) {
    return find(
            "deletedAt is null and rehearsalOf is null and (status = ?1 or (status = ?2 and"
                + " scheduledTime > ?3))",
            Sort.ascending("scheduledTime", "id"),
            QuizStatus.IN_PROGRESS,
            QuizStatus.SCHEDULED,
            now)
        .list();
  }

  Uni<Optional<QuizEntity>> running() {
    return find(
            "status = ?1 and deletedAt is null and rehearsalOf is null",
            Sort.descending("startedAt"),
            QuizStatus.IN_PROGRESS)
        .firstResult()
        .map(Optional::ofNullable);
  }

  /** URLs of the media of the quiz's active ads, in the order in which they are shown. */
  Uni<List<String>> adMedia(long quizId) {
    return Sql.list(
            String.class,
            "SELECT a.url FROM quiz_ad_slots s JOIN ad_assets a ON a.id = s.ad_asset_id"
                + " WHERE s.quiz_id = ?1 AND s.is_active ORDER BY s.question_after",
            quizId)
        .map(urls -> urls.stream().distinct().toList());
  }
}
