package io.quizcast.quiz.prizes;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.audit.FourEyes;
import io.quizcast.quiz.quizzes.QuizWriter;
import io.quizcast.quiz.versions.FieldChange;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Changes the prize fund of a scheduled quiz in two steps: one admin proposes the change, another
 * one confirms it.
 */
@ApplicationScoped
class FundChangeService {
  private final FundChangeRepository changes;
  private final QuizWriter quizzes;
  private final AuditLog audit;

  FundChangeService(FundChangeRepository changes, QuizWriter quizzes, AuditLog audit) {
    this.changes = changes;
    this.quizzes = quizzes;
    this.audit = audit;
  }

  /** Stores a proposal; it replaces an open one. */
  @WithTransaction
  Uni<FundChangeEntity> propose(long quizId, long prizeFund, long actor) {
    return quizzes
        .lockScheduled(quizId, null)
        .chain(() -> changes.deleteOpen(quizId))
        .chain(
            () -> {
              FundChangeEntity change = new FundChangeEntity();
              change.quizId = quizId;
              change.prizeFund = prizeFund;
              change.proposedBy = actor;
              change.createdAt = Instant.now();
              return changes.persistAndFlush(change);
            })
        .call(
            () ->
                audit.record(
                    actor, "propose_fund", "quiz", quizId, Map.of("prize_fund", prizeFund)));
  }

  @WithTransaction
  Uni<QuizWriter.Written> confirm(long quizId, long changeId, long actor) {
    return quizzes
        .lockScheduled(quizId, null)
        .chain(
            quiz -> {
              long before = quiz.prizeFund;
              return changes
                  .requireOpen(quizId, changeId)
                  .invoke(
                      change -> {
                        if (change.proposedBy == actor) {
                          throw FourEyes.secondAdminRequired();
                        }
                        change.confirmedBy = actor;
                        change.confirmedAt = Instant.now();
                        quiz.prizeFund = change.prizeFund;
                      })
                  .call(
                      change ->
                          audit.record(
                              actor,
                              "confirm_fund",
                              "quiz",
                              quizId,
                              Map.of("prize_fund", change.prizeFund)))
                  .chain(
                      change ->
                          quizzes.touched(
                              quiz,
                              actor,
                              "confirm_fund",
                              List.of(
                                  FieldChange.ofQuiz(
                                      "prize_fund",
                                      Long.toString(before),
                                      Long.toString(change.prizeFund)))));
            });
  }
}
