package io.quizcast.quiz.ads;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.quizzes.QuizEntity;
import io.quizcast.quiz.quizzes.QuizRepository;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.versions.IfMatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which ads a quiz shows. Slots may be changed during the game, because it reads each one
 * only when it is due.
 */
@ApplicationScoped
class AdSlotService {
  private final AdSlotRepository slots;
  private final QuizRepository quizzes;
  private final AdRepository assets;
  private final AuditLog audit;

  AdSlotService(
      AdSlotRepository slots, QuizRepository quizzes, AdRepository assets, AuditLog audit) {
    this.slots = slots;
    this.quizzes = quizzes;
    this.assets = assets;
    this.audit = audit;
  }

  @WithTransaction
  Uni<AdView.Slot> add(long quizId, int after, long assetId, boolean active, long actor) {
    return quizzes
        .requireLocked(quizId)
        .chain(quiz -> requireFree(quiz, after, 0))
        .chain(() -> asset(assetId))
        .chain(
            asset -> {
              AdSlotEntity slot = new AdSlotEntity();
              slot.quizId = quizId;
              slot.questionAfter = after;
              slot.adAssetId = assetId;
              slot.isActive = active;
              slot.createdAt = Instant.now();
              slot.updatedAt = slot.createdAt;
              return slots.persistAndFlush(slot).map(row -> AdView.of(row, asset));
            })
        .call(slot -> audit.record(actor, "add_slot", "quiz", quizId, Map.of("slot", slot.id())));
  }

  @WithTransaction
  Uni<AdView.Slot> change(
      long quizId,
      long slotId,
      @Nullable String ifMatch,
      AdSlotResource.Change change,
      long actor) {
    return quizzes
        .requireLocked(quizId)
        .call(
            quiz ->
                change.questionAfter() == null
                    ? Uni.createFrom().voidItem()
                    : requireFree(quiz, change.questionAfter(), slotId))
        .chain(() -> requireUnchanged(quizId, slotId, ifMatch))
        .chain(
            slot ->
                asset(change.adAssetId() == null ? slot.adAssetId : change.adAssetId())
                    .map(
                        asset -> {
                          slot.adAssetId = asset.id;
                          slot.questionAfter =
                              change.questionAfter() == null
                                  ? slot.questionAfter
                                  : change.questionAfter();
                          Boolean active = change.wanted();
                          slot.isActive = active == null ? slot.isActive : active;
                          slot.edited();
                          return AdView.of(slot, asset);
                        }))
        .call(
            slot ->
                audit.record(
                    actor,
                    "change_slot",
                    "quiz",
                    quizId,
                    Map.of(
                        "slot",
                        slotId,
                        "active",
                        slot.isActive(),
                        "question_after",
                        slot.questionAfter())));
  }

  @WithTransaction
  Uni<Void> remove(long quizId, long slotId, @Nullable String ifMatch, long actor) {
    return requireUnchanged(quizId, slotId, ifMatch)
        .chain(slots::delete)
        .call(() -> audit.record(actor, "remove_slot", "quiz", quizId, Map.of("slot", slotId)));
  }

  private Uni<AdSlotEntity> requireUnchanged(long quizId, long slotId, @Nullable String ifMatch) {
    return slots.requireLocked(quizId, slotId).invoke(slot -> IfMatch.check(ifMatch, slot.version));
  }

  private Uni<AdAssetEntity> asset(long assetId) {
    return assets
        .findById(assetId)
        .onItem()
        .ifNull()
        .failWith(() -> Refusal.UNPROCESSABLE.because("there is no ad " + assetId));
  }

  /** The caller holds the quiz's lock, so no other slot can take the same index. */
  private Uni<Void> requireFree(QuizEntity quiz, int after, long exceptSlot) {
    requirePlanned(quiz, after);
    return slots
        .countAfter(quiz.id, after, exceptSlot)
        .invoke(
            taken -> {
              if (taken > 0) {
                throw Refusal.DUPLICATE.because(
                    "question " + after + " is followed by an ad already");
              }
            })
        .replaceWithVoid();
  }

  private static void requirePlanned(QuizEntity quiz, int after) {
    if (after < 1 || after > quiz.plannedQuestions()) {
      throw Refusal.UNPROCESSABLE.because(
          "question_after must be 1 to " + quiz.plannedQuestions() + ", the planned questions");
    }
  }
}
