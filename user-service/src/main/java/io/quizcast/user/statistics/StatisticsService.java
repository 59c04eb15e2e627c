package io.quizcast.user.statistics;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.contracts.results.GameResults;
import io.quizcast.contracts.user.UserEvent.Statistics;
import io.quizcast.contracts.user.UserEvent.StatisticsChanged;
import io.quizcast.user.outbox.OutboxRepository;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Counts results and says so, in one transaction for all records given at once. */
@ApplicationScoped
public class StatisticsService {
  @Inject StatisticsRepository statistics;
  @Inject OutboxRepository outbox;

  /** Safe to repeat: what was counted before changes nothing and is not told again. */
  @WithTransaction
  public Uni<Void> count(List<GameResults> records) {
    return Multi.createFrom()
        .iterable(records)
        .onItem()
        .transformToUniAndConcatenate(this::countOne)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> countOne(GameResults results) {
    return statistics
        .count(results)
        .chain(
            totals ->
                totals.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : tell(results.quizId(), results.batch(), totals));
  }

  private Uni<Void> tell(long quizId, int batch, List<Statistics> totals) {
    return outbox.tell(new StatisticsChanged(quizId, batch, totals));
  }
}
