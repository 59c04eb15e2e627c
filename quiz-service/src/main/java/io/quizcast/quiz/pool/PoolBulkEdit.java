package io.quizcast.quiz.pool;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.questions.QuestionLabels;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes many questions of the pool in one transaction. A question that cannot be changed is
 * skipped with its reason and does not stop the others. Labels of questions that were asked change
 * in place, because players never see them.
 */
@ApplicationScoped
class PoolBulkEdit {
  /** Locks in the order of ids, so that two requests cannot wait for each other. */
  private static final String LOCK =
      """
      SELECT q.id, q.reserved_by IS NOT NULL AND q.used_at IS NULL,
        EXISTS (SELECT 1 FROM quizzes z WHERE z.status = 'in_progress' AND (z.id = q.reserved_by
          OR EXISTS (SELECT 1 FROM quiz_question_history h
                     WHERE h.quiz_id = z.id AND h.question_id = q.id))),
        cardinality(ARRAY(SELECT t FROM unnest(q.tags) t
            WHERE t NOT IN (SELECT jsonb_array_elements_text(CAST(CAST(:changed AS text) AS jsonb)))))
      FROM questions q
      WHERE q.id IN (:ids) AND q.quiz_id IS NULL AND q.deleted_at IS NULL
      ORDER BY q.id FOR UPDATE
      """;

  private static final String UPDATE =
      "UPDATE questions q SET updated_at = now(), version = version + 1, %s WHERE q.id IN (:ids)";

  private static final String EDITED_FIELDS =
      """
      difficulty = coalesce(CAST(CAST(:difficulty AS text) AS int), difficulty),
      category = CASE WHEN CAST(:category AS text) IS NULL THEN category
        ELSE nullif(CAST(:category AS text), '') END,
      tags = ARRAY(SELECT t FROM unnest(q.tags) t
          WHERE t NOT IN (SELECT jsonb_array_elements_text(CAST(CAST(:changed AS text) AS jsonb))))
        || ARRAY(SELECT jsonb_array_elements_text(CAST(CAST(:added AS text) AS jsonb)))
      """;

  /** Statistics of past games keep the difficulty with which a question was asked. */
  private static final String KEEP_ASKED_DIFFICULTY =
      """
      UPDATE quiz_question_history h SET difficulty = q.difficulty
      FROM questions q WHERE q.id = h.question_id AND h.question_id IN (:ids)
        AND h.difficulty IS NULL
      """;

  private final AuditLog audit;

  PoolBulkEdit(AuditLog audit) {
    this.audit = audit;
  }

  /** What can be done to a selection of questions. */
  enum Action {
    EDIT(PoolBulkEdit.EDITED_FIELDS),
    ARCHIVE("archived_at = coalesce(archived_at, now())"),
    RESTORE("archived_at = NULL"),
    /** Makes used questions available again. */
    RESET("used_at = NULL, reserved_by = NULL"),
    DELETE("deleted_at = now()");

    private final String assignments;

    Action(String assignments) {
      this.assignments = assignments;
    }

    static Action of(@Nullable String wire) {
      for (Action action : values()) {
        if (action.wire().equals(wire)) {
          return action;
        }
      }
      throw Refusal.INVALID.because("action must be edit, archive, restore, reset or delete");
    }

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the action may change a question that a game has reserved. Only restoring may,
     * because every other action could take the question from the game.
     */
    boolean mayChangeReserved() {
      return this == RESTORE;
    }
  }

  /**
   * What an edit changes.
   *
   * @param category null for no change, empty for none
   */
  record Edit(
      @Nullable Integer difficulty,
      @Nullable String category,
      List<String> addTags,
      List<String> removeTags) {

    boolean isEmpty() {
      return difficulty == null && category == null && addTags.isEmpty() && removeTags.isEmpty();
    }

    /**
     * Tags that are removed first: those that the edit removes, and those that it adds, so that
     * none occurs twice.
     */
    String changedTags() {
      List<String> changed = new ArrayList<>(removeTags);
      changed.addAll(addTags);
      return new JsonArray(changed).encode();
    }

    Map<String, Object> details() {
      Map<String, Object> details = new LinkedHashMap<>();
      if (difficulty != null) {
        details.put("difficulty", difficulty);
      }
      if (category != null) {
        details.put("category", category);
      }
      if (!addTags.isEmpty()) {
        details.put("add_tags", addTags);
      }
      if (!removeTags.isEmpty()) {
        details.put("remove_tags", removeTags);
      }
      return details;
    }
  }

  /**
   * The outcome of a change.
   *
   * @param changed number of changed questions
   */
  record Outcome(int changed, List<Skipped> skipped) {}

  /**
   * A question that was not changed.
   *
   * @param reason {@code not_found}, {@code reserved} for a scheduled game, {@code in_game}, or
   *     {@code too_many_tags}
   */
  record Skipped(long id, String reason) {}

  @WithTransaction
  Uni<Outcome> run(List<Long> ids, Action action, Edit edit, long actor) {
    return lock(ids, edit)
        .chain(
            rows -> {
              List<Skipped> skipped = new ArrayList<>();
              List<Long> free = new ArrayList<>();
              for (Object[] row : rows) {
                long id = ((Number) row[0]).longValue();
                String reason = obstacle(row, action, edit);
                if (reason == null) {
                  free.add(id);
                } else {
                  skipped.add(new Skipped(id, reason));
                }
              }
              missing(ids, rows).forEach(id -> skipped.add(new Skipped(id, "not_found")));
              Outcome outcome = new Outcome(free.size(), skipped);
              return free.isEmpty()
                  ? Uni.createFrom().item(outcome)
                  : change(free, action, edit)
                      .chain(() -> record(free, action, edit, actor))
                      .replaceWith(outcome);
            });
  }

  private static Uni<List<Object[]>> lock(List<Long> ids, Edit edit) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(LOCK, Object[].class)
                    .setParameter("ids", ids)
                    .setParameter("changed", edit.changedTags())
                    .getResultList());
  }

  private static @Nullable String obstacle(Object[] row, Action action, Edit edit) {
    if ((Boolean) row[1] && !action.mayChangeReserved()) {
      return "reserved";
    }
    if ((Boolean) row[2] && action == Action.RESET) {
      return "in_game";
    }
    int tags = ((Number) row[3]).intValue() + edit.addTags().size();
    return action == Action.EDIT && tags > QuestionLabels.MAX_TAGS ? "too_many_tags" : null;
  }

  private static Set<Long> missing(List<Long> ids, List<Object[]> rows) {
    Set<Long> missing = new HashSet<>(ids);
    rows.forEach(row -> missing.remove(((Number) row[0]).longValue()));
    return missing;
  }

  private static Uni<Integer> change(List<Long> ids, Action action, Edit edit) {
    return Panache.getSession()
        .chain(
            session -> {
              var update =
                  session
                      .createNativeQuery(UPDATE.formatted(action.assignments))
                      .setParameter("ids", ids);
              if (action != Action.EDIT) {
                return update.executeUpdate();
              }
              update
                  .setParameter(
                      "difficulty", edit.difficulty() == null ? null : edit.difficulty().toString())
                  .setParameter("category", edit.category())
                  .setParameter("changed", edit.changedTags())
                  .setParameter("added", new JsonArray(edit.addTags()).encode());
              return edit.difficulty() == null
                  ? update.executeUpdate()
                  : session
                      .createNativeQuery(KEEP_ASKED_DIFFICULTY)
                      .setParameter("ids", ids)
                      .executeUpdate()
                      .chain(update::executeUpdate);
            });
  }

  private Uni<Void> record(List<Long> ids, Action action, Edit edit, long actor) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("count", ids.size());
    if (action == Action.EDIT) {
      details.putAll(edit.details());
    }
    details.put("ids", ids);
    return audit.record(actor, "bulk_" + action.wire(), "question_pool", 0, details);
  }
}
