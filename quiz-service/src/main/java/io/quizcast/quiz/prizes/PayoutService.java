package io.quizcast.quiz.prizes;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.audit.FourEyes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Approves, holds and pays payouts. One player's refusal does not stop the others' steps. */
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
   * @param errorType {@code not_found}, {@code conflict}, {@code profile_incomplete}, {@code
   *     held_before} or {@code second_admin_required}
   */
  record Refused(long userId, String errorType, String error) {}

  record Outcome(int done, List<Refused> refused) {}

  /**
   * @param userIds distinct
   * @param reason for {@code HELD} alone
   */
  @WithTransaction
  Uni<Outcome> step(
      long quizId, List<Long> userIds, PayoutStatus to, @Nullable String reason, long actor) {
    return payouts
        .lock(quizId, userIds)
        .chain(
            found ->
                payouts
                    .withIncompleteProfile(userIds)
                    .map(incomplete -> new Reviewed(byUser(found), incomplete)))
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
                Refused no = refusal(payout, to, actor, reviewed.incomplete().contains(userId));
                if (no == null) {
                  steps.add(next(payout, to, reason, actor, now));
                } else {
                  refused.add(no);
                }
              }
              return made(quizId, steps, to, reason, actor)
                  .replaceWith(new Outcome(steps.size(), refused));
            });
  }

  /**
   * @param incomplete players whose profile is incomplete
   */
  private record Reviewed(Map<Long, PayoutEntity> payouts, Set<Long> incomplete) {}

  private static Map<Long, PayoutEntity> byUser(List<PayoutEntity> payouts) {
    return payouts.stream().collect(Collectors.toMap(payout -> payout.userId, payout -> payout));
  }

  private Uni<Void> made(
      long quizId,
      List<LedgerStepEntity> steps,
      PayoutStatus to,
      @Nullable String reason,
      long actor) {
    return steps.isEmpty()
        ? Uni.createFrom().voidItem()
        : payouts
            .append(steps)
            .chain(() -> events.enqueue(quizId, steps))
            .chain(() -> recorded(quizId, steps, to, reason, actor));
  }

  private @Nullable Refused refusal(
      PayoutEntity payout, PayoutStatus to, long actor, boolean incomplete) {
    long userId = payout.userId;
    if (!to.before().contains(payout.status)) {
      String status = payout.status.name().toLowerCase(Locale.ROOT);
      return new Refused(userId, "conflict", "this payout is " + status);
    }
    if (to != PayoutStatus.HELD && incomplete) {
      return new Refused(
          userId, "profile_incomplete", "the player has not completed their profile yet");
    }
    if (to == PayoutStatus.HELD && payout.heldBefore) {
      return new Refused(userId, "held_before", "this payout was held and released before");
    }
    boolean alone = payout.approvedBy != null && payout.approvedBy == actor;
    if (to == PayoutStatus.PAID && fourEyes.payouts() && alone) {
      return new Refused(
          userId, "second_admin_required", "the admin who approved a payout may not pay it");
    }
    return null;
  }

  private static LedgerStepEntity next(
      PayoutEntity payout, PayoutStatus to, @Nullable String reason, long actor, Instant now) {
    LedgerStepEntity step = new LedgerStepEntity();
    step.quizId = payout.quizId;
    step.userId = payout.userId;
    step.status = to;
    step.amount = payout.amount;
    step.reason = reason;
    step.actorId = actor;
    step.createdAt = now;
    return step;
  }

  private Uni<Void> recorded(
      long quizId,
      List<LedgerStepEntity> steps,
      PayoutStatus to,
      @Nullable String reason,
      long actor) {
    Map<String, Object> details = new HashMap<>();
    details.put("user_ids", steps.stream().map(step -> step.userId).toList());
    if (reason != null) {
      details.put("reason", reason);
    }
    String action = "payout_" + to.name().toLowerCase(Locale.ROOT);
    return audit.record(actor, action, "quiz", quizId, details);
  }
}
