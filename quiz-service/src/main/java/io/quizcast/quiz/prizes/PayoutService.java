package io.quizcast.quiz.prizes;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.guard.language.LocalizedBody;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.audit.FourEyes;
import io.quizcast.quiz.players.PlayerNameEntity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Approves, holds and pays payouts. A step that is refused for one player does not stop those of
 * other players.
 */
@ApplicationScoped
class PayoutService {
  private final PayoutRepository payouts;
  private final PayoutEvents events;
  private final AuditLog audit;
  private final FourEyes fourEyes;

  PayoutService(PayoutRepository payouts, PayoutEvents events, AuditLog audit, FourEyes fourEyes) {
    this.payouts = payouts;
    this.events = events;
    this.audit = audit;
    this.fourEyes = fourEyes;
  }

  /**
   * A step that an admin wants to make.
   *
   * @param reason only for {@code HELD}
   * @param includeDeleted whether to include payouts of deleted accounts, which an admin must
   *     decide explicitly
   */
  record Step(PayoutStatus to, @Nullable String reason, boolean includeDeleted) {}

  /**
   * Why the step was refused for a player's payout.
   *
   * @param errorType {@code not_found}, {@code conflict}, {@code account_deleted}, {@code
   *     profile_incomplete}, {@code held_before} or {@code second_admin_required}
   */
  record Refused(long userId, String errorType, String error) {}

  record Outcome(int done, List<Refused> refused) implements LocalizedBody {
    @Override
    public Outcome translated(UnaryOperator<String> translate) {
      return new Outcome(
          done,
          refused.stream()
              .map(one -> new Refused(one.userId, one.errorType, translate.apply(one.error)))
              .toList());
    }
  }

  /**
   * Makes the step for every player whose payout allows it.
   *
   * @param userIds ids without repetitions
   */
  @WithTransaction
  Uni<Outcome> make(Step step, long quizId, List<Long> userIds, long actor) {
    return payouts
        .lock(quizId, userIds)
        .chain(
            found -> payouts.players(userIds).map(players -> new Reviewed(byUser(found), players)))
        .chain(
            reviewed -> {
              Instant now = Instant.now();
              List<LedgerStepEntity> steps = new ArrayList<>();
              List<Refused> refused = new ArrayList<>();
              for (long userId : userIds) {
                PayoutEntity payout = reviewed.payouts().get(userId);
                if (payout == null) {
                  refused.add(new Refused(userId, "not_found", "no such payout"));
                  continue;
                }
                Refused no = refusal(payout, step, actor, reviewed.players().get(userId));
                if (no == null) {
                  steps.add(next(payout, step, actor, now));
                } else {
                  refused.add(no);
                }
              }
              return store(quizId, steps, step, actor)
                  .replaceWith(new Outcome(steps.size(), refused));
            });
  }

  private record Reviewed(Map<Long, PayoutEntity> payouts, Map<Long, PlayerNameEntity> players) {}

  private static Map<Long, PayoutEntity> byUser(List<PayoutEntity> payouts) {
    return payouts.stream().collect(Collectors.toMap(payout -> payout.userId, payout -> payout));
  }

  private Uni<Void> store(long quizId, List<LedgerStepEntity> steps, Step step, long actor) {
    return steps.isEmpty()
        ? Uni.createFrom().voidItem()
        : payouts
            .append(steps)
            .chain(() -> events.enqueue(quizId, steps))
            .chain(() -> record(quizId, steps, step, actor));
  }

  private @Nullable Refused refusal(
      PayoutEntity payout, Step step, long actor, @Nullable PlayerNameEntity player) {
    long userId = payout.userId;
    if (!step.to().before().contains(payout.status)) {
      String status = payout.status.name().toLowerCase(Locale.ROOT);
      return new Refused(userId, "conflict", "this payout is " + status);
    }
    if (step.to() == PayoutStatus.HELD) {
      return payout.heldBefore
          ? new Refused(userId, "held_before", "this payout was held and released before")
          : null;
    }
    if (player != null && player.deleted && !step.includeDeleted()) {
      return new Refused(
          userId, "account_deleted", "the account was deleted; decide with include_deleted");
    }
    if (player != null && !player.deleted && !player.profileComplete) {
      return new Refused(
          userId, "profile_incomplete", "the player has not completed their profile yet");
    }
    boolean alone = payout.approvedBy != null && payout.approvedBy == actor;
    if (step.to() == PayoutStatus.PAID && fourEyes.payouts() && alone) {
      return new Refused(
          userId, "second_admin_required", "the admin who approved a payout may not pay it");
    }
    return null;
  }

  private static LedgerStepEntity next(PayoutEntity payout, Step wanted, long actor, Instant now) {
    LedgerStepEntity step = new LedgerStepEntity();
    step.quizId = payout.quizId;
    step.userId = payout.userId;
    step.status = wanted.to();
    step.amount = payout.amount;
    step.reason = wanted.reason();
    step.actorId = actor;
    step.createdAt = now;
    return step;
  }

  private Uni<Void> record(long quizId, List<LedgerStepEntity> steps, Step made, long actor) {
    Map<String, Object> details = new HashMap<>();
    details.put("user_ids", steps.stream().map(step -> step.userId).toList());
    if (made.reason() != null) {
      details.put("reason", made.reason());
    }
    if (made.includeDeleted()) {
      details.put("include_deleted", true);
    }
    String action = "payout_" + made.to().name().toLowerCase(Locale.ROOT);
    return audit.record(actor, action, "quiz", quizId, details);
  }
}
