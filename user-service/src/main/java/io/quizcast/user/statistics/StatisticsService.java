package io.quizcast.user.statistics;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.contracts.results.GameResults;
import io.quizcast.contracts.results.GameResults.AskedQuestion;
import io.quizcast.contracts.results.PrizesChanged;
import io.quizcast.contracts.results.ResultsRecord;
import io.quizcast.contracts.user.UserEvent.Statistics;
import io.quizcast.contracts.user.UserEvent.StatisticsChanged;
import io.quizcast.user.outbox.OutboxRepository;
import io.quizcast.user.prize.PrizeRepository;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Counts results and says so, in one transaction for all records given at once. */
@ApplicationScoped
public class StatisticsService {
  @Inject StatisticsRepository statistics;
  @Inject PrizeRepository prizes;
  @Inject OutboxRepository outbox;

  /**
   * Safe to repeat: what was counted before changes nothing and is not told again. Prizes come
   * last, for a prize is never told of before its result.
   */
  @WithTransaction
  public Uni<Void> count(List<ResultsRecord> records) {
    List<PrizesChanged> changes = new ArrayList<>();
    List<GameResults> results = new ArrayList<>();
    for (ResultsRecord record : records) {
      switch (record) {
        case GameResults batch -> results.add(batch);
        case PrizesChanged change -> changes.add(change);
      }
    }
    return each(results, this::countOne).chain(() -> prizes.change(changes));
  }

  private static Uni<Void> each(List<GameResults> batches, Function<GameResults, Uni<Void>> work) {
    return Multi.createFrom()
        .iterable(batches)
        .onItem()
        .transformToUniAndConcatenate(batch -> work.apply(batch))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> countOne(GameResults results) {
    Uni<Void> facts = results.batch() == 0 ? facts(results) : Uni.createFrom().voidItem();
    return facts
        .chain(() -> statistics.count(results))
        .chain(
            totals ->
                totals.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : tell(results.quizId(), results.batch(), totals));
  }

  /** What every batch says alike. */
  private Uni<Void> facts(GameResults results) {
    List<AskedQuestion> questions = results.questions();
    String series = results.series();
    Uni<Void> asked =
        questions == null
            ? Uni.createFrom().voidItem()
            : statistics.asked(results.quizId(), questions);
    return series == null
        ? asked
        : asked.chain(() -> statistics.inSeries(results.quizId(), series));
  }

  private Uni<Void> tell(long quizId, int batch, List<Statistics> totals) {
    return outbox.tell(new StatisticsChanged(quizId, batch, totals));
  }
}
