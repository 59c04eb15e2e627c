package io.quizcast.quiz.prizes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.contracts.results.PrizesChanged;
import io.quizcast.contracts.results.PrizesChanged.PlayerPrize;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lets the players' history follow the ledger: steps go out behind the results, on their topic. */
@ApplicationScoped
class PayoutNews {
  private final ObjectMapper json;

  PayoutNews(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Goes out if the running transaction commits. A player's steps keep their order because he is
   * locked when the id is drawn.
   *
   * @param steps of one kind, made together and already stored; at least one
   */
  Uni<Void> tell(long quizId, List<LedgerStep> steps) {
    LedgerStep any = steps.getFirst();
    var news =
        new PrizesChanged(
            quizId,
            PrizesChanged.Status.valueOf(any.status.name()),
            any.reason,
            any.createdAt,
            steps.stream().map(one -> new PlayerPrize(one.userId, one.id, one.amount)).toList());
    String body;
    try {
      body = json.writeValueAsString(news);
    } catch (JsonProcessingException e) {
      return Uni.createFrom().failure(e);
    }
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery("INSERT INTO results_outbox (quiz_id, body) VALUES (?1, ?2)")
                    .setParameter(1, quizId)
                    .setParameter(2, body)
                    .executeUpdate())
        .replaceWithVoid();
  }
}
