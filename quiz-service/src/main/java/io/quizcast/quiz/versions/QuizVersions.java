package io.quizcast.quiz.versions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.guard.listing.Paging;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The history of a quiz's versions: who changed what, from what to what. Runs in the transaction of
 * the change.
 */
@ApplicationScoped
public class QuizVersions {
  /**
   * Number of versions that are kept of one quiz. It is limited because an editor that saves by
   * itself makes many.
   */
  static final int KEPT = 1_000;

  private static final String INSERT =
      "INSERT INTO quiz_versions (quiz_id, version, actor_id, action, changes)"
          + " VALUES (?1, ?2, ?3, ?4, CAST(CAST(?5 AS text) AS jsonb))";

  private static final String TRIM =
      "DELETE FROM quiz_versions WHERE quiz_id = ?1 AND id <= (SELECT v.id FROM quiz_versions v"
          + " WHERE v.quiz_id = ?1 ORDER BY v.id DESC OFFSET ?2 LIMIT 1)";

  private static final String LIST =
      "SELECT version, actor_id, action, CAST(changes AS text), created_at FROM quiz_versions"
          + " WHERE quiz_id = ?1 ORDER BY id DESC";

  private final ObjectMapper json;

  QuizVersions(ObjectMapper json) {
    this.json = json;
  }

  /**
   * One change of the quiz.
   *
   * @param version the version of the quiz after the change
   */
  public record Version(
      long version, long actorId, String action, List<FieldChange> changes, Instant createdAt) {}

  public record Page(List<Version> items, long total, int page, int pageSize) {}

  /**
   * Records a change.
   *
   * @param version the version of the quiz after this change
   */
  public Uni<Void> record(
      long quizId, long version, long actor, String action, List<FieldChange> changes) {
    return Sql.update(INSERT, quizId, version, actor, action, written(changes))
        .chain(() -> Sql.update(TRIM, quizId, KEPT))
        .replaceWithVoid();
  }

  /** Newest first. */
  public Uni<Page> of(long quizId, Paging paging) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "SELECT count(*) FROM quiz_versions WHERE quiz_id = ?1", Long.class)
                    .setParameter(1, quizId)
                    .getSingleResult()
                    .chain(
                        total ->
                            session
                                .createNativeQuery(LIST, Object[].class)
                                .setParameter(1, quizId)
                                .setFirstResult(paging.offset())
                                .setMaxResults(paging.size())
                                .getResultList()
                                .map(
                                    rows ->
                                        new Page(
                                            rows.stream().map(this::version).toList(),
                                            total,
                                            paging.page(),
                                            paging.size()))));
  }

  private Version version(Object[] row) {
    return new Version(
        ((Number) row[0]).longValue(),
        ((Number) row[1]).longValue(),
        (String) row[2],
        read((String) row[3]),
        row[4] instanceof Instant instant ? instant : ((OffsetDateTime) row[4]).toInstant());
  }

  private String written(List<FieldChange> changes) {
    try {
      return json.writeValueAsString(changes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("changes cannot be written", e);
    }
  }

  private List<FieldChange> read(String changes) {
    try {
      return json.readValue(changes, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored changes cannot be read", e);
    }
  }
}
