package io.quizcast.quiz.ads;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.quizzes.Quiz;
import io.quizcast.quiz.quizzes.QuizRepository;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/** Which ads a quiz shows. Slots may change while the game runs: it reads them live. */
@ApplicationScoped
class AdSlotService implements PanacheRepositoryBase<AdSlot, Long> {
  private final QuizRepository quizzes;
  private final AdRepository assets;
  private final AuditLog audit;

  AdSlotService(QuizRepository quizzes, AdRepository assets, AuditLog audit) {
    this.quizzes = quizzes;
    this.assets = assets;
    this.audit = audit;
  }

  @WithTransaction
  Uni<AdView.Slot> add(long quizId, int after, long assetId, boolean active, long actor) {
    return quizzes
        .requireLocked(quizId)
        .chain(
            quiz -> {
              requirePlanned(quiz, after);
              return count("quizId = ?1 and questionAfter = ?2", quizId, after);
            })
        .chain(
            taken -> {
              if (taken > 0) {
                throw Refusal.DUPLICATE.because(
                    "question " + after + " is followed by an ad already");
              }
              return assets.findById(assetId);
            })
        .chain(
            asset -> {
              if (asset == null) {
                throw Refusal.UNPROCESSABLE.because("there is no ad " + assetId);
              }
              AdSlot slot = new AdSlot();
              slot.quizId = quizId;
              slot.questionAfter = after;
              slot.adAssetId = assetId;
              slot.isActive = active;
              slot.createdAt = Instant.now();
              slot.updatedAt = slot.createdAt;
              return persistAndFlush(slot).map(row -> AdView.of(row, asset));
            })
        .call(slot -> audit.record(actor, "add_slot", "quiz", quizId, Map.of("slot", slot.id())));
  }

  @WithTransaction
  Uni<AdView.Slot> activate(long quizId, long slotId, boolean active, long actor) {
    return require(quizId, slotId)
        .invoke(
            slot -> {
              slot.isActive = active;
              slot.updatedAt = Instant.now();
            })
        .call(() -> audit.record(actor, "switch_slot", "quiz", quizId, Map.of("slot", slotId)))
        .chain(slot -> assets.findById(slot.adAssetId).map(asset -> AdView.of(slot, asset)));
  }

  @WithTransaction
  Uni<Void> remove(long quizId, long slotId, long actor) {
    return require(quizId, slotId)
        .chain(this::delete)
        .call(() -> audit.record(actor, "remove_slot", "quiz", quizId, Map.of("slot", slotId)));
  }

  private Uni<AdSlot> require(long quizId, long slotId) {
    return find("id = ?1 and quizId = ?2", slotId, quizId)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound);
  }

  private static void requirePlanned(Quiz quiz, int after) {
    if (after < 1 || after > quiz.plannedQuestions()) {
      throw Refusal.UNPROCESSABLE.because(
          "question_after must be 1 to " + quiz.plannedQuestions() + ", the planned questions");
    }
  }
}
