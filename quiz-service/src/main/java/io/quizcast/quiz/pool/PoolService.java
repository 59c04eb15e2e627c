package io.quizcast.quiz.pool;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.questions.QuestionDraft;
import io.quizcast.quiz.questions.QuestionEntity;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.versions.IfMatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Edits, deletes and resets questions of the pool. */
@ApplicationScoped
class PoolService {
  private final PoolRepository pool;
  private final PoolImportRepository imports;
  private final AuditLog audit;

  PoolService(PoolRepository pool, PoolImportRepository imports, AuditLog audit) {
    this.pool = pool;
    this.imports = imports;
    this.audit = audit;
  }

  /**
   * Edits a question. One that was asked is replaced by a new row, because the history must show
   * what players saw.
   */
  @WithTransaction
  Uni<QuestionEntity> replace(long id, @Nullable String ifMatch, QuestionDraft draft, long actor) {
    Instant now = Instant.now();
    return requireUnchanged(id, ifMatch)
        .call(row -> requireNew(draft, row))
        .chain(
            row -> {
              requireFree(row);
              if (row.lastUsedAt == null) {
                draft.writeTo(row, now);
                row.version++;
                return pool.flush().replaceWith(row);
              }
              row.deletedAt = now;
              QuestionEntity successor = new QuestionEntity();
              draft.writeTo(successor, now);
              successor.createdAt = now;
              successor.archivedAt = row.archivedAt;
              return pool.flush().chain(() -> pool.persistAndFlush(successor));
            })
        .call(row -> audit.record(actor, "edit", "pool_question", id, Map.of("now", row.id)));
  }

  /** Hides the question. Games that asked it still show it in their history. */
  @WithTransaction
  Uni<Void> delete(long id, @Nullable String ifMatch, long actor) {
    return requireUnchanged(id, ifMatch)
        .invoke(
            row -> {
              requireFree(row);
              row.deletedAt = Instant.now();
            })
        .call(() -> audit.record(actor, "delete", "pool_question", id, Map.of()))
        .replaceWithVoid();
  }

  /**
   * The outcome of undoing an upload: how many questions it had added, and how many of them were
   * removed.
   */
  record Undo(int questions, int removed) {}

  /**
   * Removes the questions of an upload, except those that have been edited, asked or reserved
   * since.
   */
  @WithTransaction
  Uni<Undo> undoImport(long importId, long actor) {
    return imports
        .requireLocked(importId)
        .chain(
            upload -> {
              if (upload.undoneAt != null) {
                throw Refusal.CONFLICT.because("this upload was undone already");
              }
              upload.undoneAt = Instant.now();
              return imports
                  .removeQuestions(importId)
                  .map(removed -> new Undo(upload.questions, removed));
            })
        .call(
            undo ->
                audit.record(
                    actor,
                    "undo_upload",
                    "question_pool",
                    importId,
                    Map.of("count", undo.removed())));
  }

  @WithTransaction
  Uni<Integer> reset(long actor) {
    return pool.reset()
        .call(count -> audit.record(actor, "reset", "question_pool", 0, Map.of("count", count)));
  }

  private Uni<QuestionEntity> requireUnchanged(long id, @Nullable String ifMatch) {
    return pool.requireLocked(id).invoke(row -> IfMatch.check(ifMatch, row.version));
  }

  private Uni<Void> requireNew(QuestionDraft draft, QuestionEntity row) {
    return pool.hasText(draft.fingerprint(), row.id)
        .invoke(
            taken -> {
              if (taken) {
                throw Refusal.DUPLICATE.because("the pool has a question with this text already");
              }
            })
        .replaceWithVoid();
  }

  /** Refuses to change a question that is reserved for a future game. */
  private static void requireFree(QuestionEntity row) {
    if (row.reservedBy != null && row.usedAt == null) {
      throw Refusal.CONFLICT.because("the question is reserved for quiz " + row.reservedBy);
    }
  }
}
