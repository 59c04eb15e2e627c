package io.quizcast.quiz.quizzes;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.quizcast.guard.RequestRefused;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A fund that changes with the word of two admins, while the quiz is scheduled. */
@ApplicationScoped
class FundChanges implements PanacheRepositoryBase<FundChange, Long> {
  private final QuizService quizzes;
  private final AuditLog audit;

  FundChanges(QuizService quizzes, AuditLog audit) {
    this.quizzes = quizzes;
    this.audit = audit;
  }

  static RequestRefused secondAdminRequired() {
    return RequestRefused.of(
        409,
        "second_admin_required",
        "the fund changes once another admin has confirmed it: propose a fund change");
  }

  /** A newer proposal takes the place of the open one. */
  @WithTransaction
  Uni<FundChange> propose(long quizId, long prizeFund, long actor) {
    return quizzes
        .lockScheduled(quizId, null)
        .chain(() -> delete("quizId = ?1 and confirmedAt is null", quizId))
        .chain(
            () -> {
              FundChange change = new FundChange();
              change.quizId = quizId;
              change.prizeFund = prizeFund;
              change.proposedBy = actor;
              change.createdAt = Instant.now();
              return persistAndFlush(change);
            })
        .call(
            () ->
                audit.record(
                    actor, "propose_fund", "quiz", quizId, Map.of("prize_fund", prizeFund)));
  }

  @WithTransaction
  Uni<QuizService.Written> confirm(long quizId, long changeId, long actor) {
    return quizzes
        .lockScheduled(quizId, null)
        .chain(
            quiz ->
                find("id = ?1 and quizId = ?2 and confirmedAt is null", changeId, quizId)
                    .firstResult()
                    .onItem()
                    .ifNull()
                    .failWith(Refusal::notFound)
                    .invoke(
                        change -> {
                          if (change.proposedBy == actor) {
                            throw secondAdminRequired();
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
                    .chain(() -> quizzes.touched(quiz)));
  }

  /** Newest first. */
  @WithSession
  Uni<List<FundChange>> of(long quizId) {
    return list("quizId", Sort.descending("id"), quizId);
  }
}
