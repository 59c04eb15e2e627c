package io.quizcast.user.statistics;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.contracts.results.GameResults;
import io.quizcast.contracts.results.GameResults.AskedQuestion;
import io.quizcast.contracts.results.PrizesChanged;
import io.quizcast.contracts.results.ResultsRecord;
import io.quizcast.contracts.user.UserEvent.Statistics;
import io.quizcast.contracts.user.UserEvent.StatisticsChanged;
import io.quizcast.user.outbox.UserEventPublisher;
import io.quizcast.user.prize.PrizeRepository;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Adds results to the totals and publishes the new totals, in one transaction per batch. */
@ApplicationScoped
public class StatisticsService {
  private final StatisticsRepository statistics;
  private final GameTitleRepository titles;
  private final PrizeRepository prizes;
  private final UserEventPublisher outbox;

  StatisticsService(
      StatisticsRepository statistics,
      GameTitleRepository titles,
      PrizeRepository prizes,
      UserEventPublisher outbox) {
    this.statistics = statistics;
    this.titles = titles;
    this.prizes = prizes;
    this.outbox = outbox;
  }

  /**
   * Counts results. Idempotent: a result that was counted before changes nothing and is not
   * published again. Prizes are applied last, because the topic never contains a prize before its
   * result.
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

  /** The data that is the same in every batch of a game. */
  private Uni<Void> facts(GameResults results) {
    List<AskedQuestion> questions = results.questions();
    String series = results.series();
    Uni<Void> asked =
        questions == null
            ? Uni.createFrom().voidItem()
            : statistics.asked(results.quizId(), questions);
    Uni<Void> counted =
        series == null ? asked : asked.chain(() -> statistics.inSeries(results.quizId(), series));
    String title = results.title();
    return title == null ? counted : counted.chain(() -> titles.store(results.quizId(), title));
  }

  private Uni<Void> tell(long quizId, int batch, List<Statistics> totals) {
    return outbox.publish(new StatisticsChanged(quizId, batch, totals));
  }
}
