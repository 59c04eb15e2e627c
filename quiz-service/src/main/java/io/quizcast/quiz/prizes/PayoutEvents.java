package io.quizcast.quiz.prizes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.contracts.results.PrizesChanged;
import io.quizcast.contracts.results.PrizesChanged.PlayerPrize;
import io.quizcast.delivery.outbox.CurrentTrace;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Publishes ledger steps on {@code game.results}, through the results outbox. */
@ApplicationScoped
class PayoutEvents {
  private final ObjectMapper json;

  PayoutEvents(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Enqueues the steps in the current transaction. The steps of a player keep their order, because
   * the player's result row is locked while the step ids are assigned.
   *
   * @param steps at least one stored step; all have the same status
   */
  Uni<Void> enqueue(long quizId, List<LedgerStepEntity> steps) {
    LedgerStepEntity any = steps.getFirst();
    var event =
        new PrizesChanged(
            quizId,
            PrizesChanged.Status.valueOf(any.status.name()),
            any.reason,
            any.createdAt,
            steps.stream().map(one -> new PlayerPrize(one.userId, one.id, one.amount)).toList());
    String body;
    try {
      body = json.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      return Uni.createFrom().failure(e);
    }
    return Sql.update(
            "INSERT INTO results_outbox (quiz_id, body, traceparent)"
                + " VALUES (?1, ?2, CAST(?3 AS text))",
            quizId,
            body,
            CurrentTrace.traceparent())
        .replaceWithVoid();
  }
}
