package io.quizcast.quiz.pool;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quizcast.guard.listing.Paging;
import io.quizcast.quiz.questions.QuestionEntity;
import io.quizcast.quiz.store.Found;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads and writes the questions of the pool. */
@ApplicationScoped
class PoolRepository implements PanacheRepositoryBase<QuestionEntity, Long> {
  private static final String POOL =
      "FROM questions q WHERE q.quiz_id IS NULL AND q.deleted_at IS NULL";

  private static final String WORDS =
      "question_words(q.texts) @@ (websearch_to_tsquery('russian', :%1$s)"
          + " || websearch_to_tsquery('english', :%1$s) || websearch_to_tsquery('simple', :%1$s))";

  /** Excluded words: {@code -word} and {@code -"some words"}, as in search engines. */
  private static final Pattern LEFT_OUT = Pattern.compile("(?<!\\S)-(\"[^\"]*\"|\\S+)");

  private static final String RESET =
      """
      UPDATE questions q SET used_at = NULL, reserved_by = NULL, updated_at = now()
      WHERE q.quiz_id IS NULL AND q.deleted_at IS NULL AND q.used_at IS NOT NULL
        AND NOT EXISTS (
          SELECT 1 FROM quizzes z WHERE z.status = 'in_progress' AND (z.id = q.reserved_by
            OR EXISTS (SELECT 1 FROM quiz_question_history h
                       WHERE h.quiz_id = z.id AND h.question_id = q.id)))
      """;

  private static final String LANGUAGES =
      "SELECT l.code, count(*) FROM questions q, jsonb_object_keys(q.texts) AS l(code)"
          + " WHERE q.quiz_id IS NULL AND q.deleted_at IS NULL AND q.archived_at IS NULL GROUP BY l.code ORDER BY l.code";

  private static final String CATEGORIES =
      "SELECT q.category, count(*) "
          + POOL
          + " AND q.archived_at IS NULL AND q.category IS NOT NULL GROUP BY q.category ORDER BY 2 DESC, 1 LIMIT 100";

  private static final String TAGS =
      "SELECT t.tag, count(*) FROM questions q, unnest(q.tags) AS t(tag)"
          + " WHERE q.quiz_id IS NULL AND q.deleted_at IS NULL AND q.archived_at IS NULL"
          + " GROUP BY t.tag ORDER BY 2 DESC, 1 LIMIT 100";

  private static final String STATISTICS =
      "SELECT q.difficulty, count(*) FILTER (WHERE q.archived_at IS NULL) AS total,"
          + " count(*) FILTER (WHERE q.archived_at IS NULL AND q.used_at IS NULL) AS unused,"
          + " count(*) FILTER (WHERE q.used_at IS NULL AND q.reserved_by IS NOT NULL) AS reserved,"
          + " count(q.archived_at) AS archived "
          + POOL
          + " GROUP BY q.difficulty";

  private static final String ALIKE =
      "q.word_key IN (SELECT d.word_key FROM questions d WHERE d.quiz_id IS NULL"
          + " AND d.deleted_at IS NULL AND d.archived_at IS NULL"
          + " GROUP BY d.word_key HAVING count(*) > 1)";

  private static final String FIGURES =
      """
      SELECT h.question_id, count(*), CAST(coalesce(sum(p.in_play), 0) AS bigint),
        CAST(coalesce(sum(p.passed), 0) AS bigint)
      FROM quiz_question_history h
      JOIN quizzes z ON z.id = h.quiz_id AND z.rehearsal_of IS NULL AND z.status = 'completed'
      LEFT JOIN answers_projected p ON p.quiz_id = h.quiz_id AND p.question_id = h.question_id
      WHERE h.question_id IN (?1)
      GROUP BY h.question_id
      """;

  /**
   * Filters of the list; null means no filter.
   *
   * @param duplicates whether to list only questions with the same words as another one
   * @param archived whether to list the archived questions instead of the others
   */
  record Filter(
      @Nullable String search,
      @Nullable Integer difficulty,
      @Nullable String category,
      @Nullable String tag,
      @Nullable Boolean used,
      boolean duplicates,
      boolean archived) {}

  record Listing(List<QuestionEntity> questions, long total) {}

  Uni<QuestionEntity> requireLocked(long id) {
    return Found.locked(find("id = ?1 and quizId is null and deletedAt is null", id));
  }

  Uni<Boolean> hasText(String fingerprint, long exceptId) {
    return count(
            "fingerprint = ?1 and quizId is null and deletedAt is null and id <> ?2",
            fingerprint,
            exceptId)
        .map(others -> others > 0);
  }

  Uni<Listing> list(Filter filter, Paging paging) {
    List<String> clauses = new ArrayList<>();
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (filter.search() != null) {
      addSearch(filter.search(), clauses, parameters);
    }
    if (filter.difficulty() != null) {
      clauses.add("q.difficulty = :difficulty");
      parameters.put("difficulty", filter.difficulty());
    }
    if (filter.category() != null) {
      clauses.add("q.category = :category");
      parameters.put("category", filter.category());
    }
    if (filter.tag() != null) {
      clauses.add(":tag = ANY (q.tags)");
      parameters.put("tag", filter.tag());
    }
    if (filter.used() != null) {
      clauses.add("(q.used_at IS NOT NULL) = :used");
      parameters.put("used", filter.used());
    }
    clauses.add(filter.archived() ? "q.archived_at IS NOT NULL" : "q.archived_at IS NULL");
    if (filter.duplicates()) {
      clauses.add(ALIKE);
    }
    // Lists duplicates next to each other.
    String order = filter.duplicates() ? " ORDER BY q.word_key, q.id DESC" : " ORDER BY q.id DESC";
    String where = POOL + (clauses.isEmpty() ? "" : " AND " + String.join(" AND ", clauses));
    return getSession()
        .chain(
            session -> {
              Mutiny.SelectionQuery<Long> count =
                  session.createNativeQuery("SELECT count(*) " + where, Long.class);
              parameters.forEach(count::setParameter);
              Mutiny.SelectionQuery<Long> page =
                  session
                      .createNativeQuery("SELECT q.id " + where + order, Long.class)
                      .setFirstResult(paging.offset())
                      .setMaxResults(paging.size());
              parameters.forEach(page::setParameter);
              return count
                  .getSingleResult()
                  .chain(
                      total ->
                          page.getResultList()
                              .chain(ids -> list("id in ?1", ids).map(rows -> inOrder(ids, rows)))
                              .map(rows -> new Listing(rows, total)));
            });
  }

  private static List<QuestionEntity> inOrder(List<Long> ids, List<QuestionEntity> rows) {
    return rows.stream().sorted(Comparator.comparingInt(row -> ids.indexOf(row.id))).toList();
  }

  /** The figures of those questions that were asked in a finished game, by question. */
  Uni<Map<Long, PoolFigures>> figures(List<Long> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return Sql.rows(FIGURES, ids)
        .map(
            rows ->
                rows.stream()
                    .map(PoolFigures::of)
                    .collect(toMap(PoolFigures::questionId, figures -> figures)));
  }

  /**
   * Searches with the word forms of every language. Excluded words are a condition of their own,
   * because a question with such a word could otherwise still match in another language.
   */
  private static void addSearch(
      String search, List<String> clauses, Map<String, Object> parameters) {
    String wanted = LEFT_OUT.matcher(search).replaceAll(" ");
    if (!wanted.isBlank()) {
      clauses.add(WORDS.formatted("wanted"));
      parameters.put("wanted", wanted);
    }
    String unwanted =
        LEFT_OUT.matcher(search).results().map(word -> word.group(1)).collect(joining(" or "));
    if (!unwanted.isEmpty()) {
      clauses.add("NOT " + WORDS.formatted("unwanted"));
      parameters.put("unwanted", unwanted);
    }
  }

  /**
   * One row per difficulty: difficulty, total, unused, how many of the unused are reserved, and how
   * many are archived, which no other number counts.
   */
  Uni<List<Object[]>> statistics() {
    return Sql.rows(STATISTICS);
  }

  /** One row per language: its code and the number of questions in it. */
  Uni<List<Object[]>> languages() {
    return Sql.rows(LANGUAGES);
  }

  /** The hundred largest categories, each with its number of questions. */
  Uni<List<Object[]>> categories() {
    return Sql.rows(CATEGORIES);
  }

  /** The hundred most frequent tags, each with its number of questions. */
  Uni<List<Object[]>> tags() {
    return Sql.rows(TAGS);
  }

  /** Makes used questions available again, except those that belong to running games. */
  Uni<Integer> reset() {
    return Sql.update(RESET);
  }
}
