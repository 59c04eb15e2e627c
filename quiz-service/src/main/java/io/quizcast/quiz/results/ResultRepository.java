package io.quizcast.quiz.results;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quizcast.quiz.listing.Paging;
import io.quizcast.quiz.players.PlayerNameEntity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads results with the names of their players. */
@ApplicationScoped
class ResultRepository implements PanacheRepositoryBase<ResultEntity, Long> {
  private static final String WITH_NAMES =
      "select r, n from ResultEntity r left join PlayerNameEntity n on n.userId = r.userId where r.quizId = ?1"
          + " ";

  /** Sorts equal ranks in a fixed order; otherwise pages could repeat or omit players. */
  private static final String IN_ORDER = "order by r.rank, r.userId";

  /** Excludes the bots of rehearsals, whose ids are negative. */
  Uni<Long> countShown(long quizId) {
    return count("quizId = ?1 and userId > 0", quizId);
  }

  Uni<List<ResultView>> page(long quizId, Paging paging) {
    return getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        WITH_NAMES + "and r.userId > 0 " + IN_ORDER, Object[].class)
                    .setParameter(1, quizId)
                    .setFirstResult(paging.offset())
                    .setMaxResults(paging.size())
                    .getResultList())
        .map(ResultRepository::views);
  }

  Uni<List<ResultView>> winners(long quizId) {
    return getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        WITH_NAMES + "and r.isWinner = true " + IN_ORDER, Object[].class)
                    .setParameter(1, quizId)
                    .getResultList())
        .map(ResultRepository::views);
  }

  Uni<Optional<ResultView>> ofPlayer(long quizId, long userId) {
    return getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(WITH_NAMES + "and r.userId = ?2", Object[].class)
                    .setParameter(1, quizId)
                    .setParameter(2, userId)
                    .getResultList())
        .map(rows -> views(rows).stream().findFirst());
  }

  private static List<ResultView> views(List<Object[]> rows) {
    return rows.stream()
        .map(row -> ResultView.of((ResultEntity) row[0], (PlayerNameEntity) row[1]))
        .toList();
  }
}
