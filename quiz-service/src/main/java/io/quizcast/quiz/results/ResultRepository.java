package io.quizcast.quiz.results;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quizcast.guard.listing.FilterText;
import io.quizcast.guard.listing.Paging;
import io.quizcast.quiz.players.PlayerNameEntity;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads results with the names of their players. */
@ApplicationScoped
class ResultRepository implements PanacheRepositoryBase<ResultEntity, Long> {
  private static final String WITH_NAMES =
      "select r, n from ResultEntity r left join PlayerNameEntity n on n.userId = r.userId where r.quizId = ?1"
          + " ";

  /** Sorts equal ranks in a fixed order; otherwise pages could repeat or omit players. */
  private static final String IN_ORDER = "order by r.rank, r.userId";

  private static final String NAMED = "and lower(n.username) like ?2 escape '!' ";

  /**
   * Excludes the bots of rehearsals, whose ids are negative.
   *
   * @param name part of the player's name; null counts all
   */
  Uni<Long> countShown(long quizId, @Nullable String name) {
    if (name == null) {
      return count("quizId = ?1 and userId > 0", quizId);
    }
    return Sql.select(
            Long.class,
            "select count(*) from ResultEntity r join PlayerNameEntity n"
                + " on n.userId = r.userId where r.quizId = ?1 and r.userId > 0 "
                + NAMED,
            quizId,
            FilterText.containing(name))
        .map(List::getFirst);
  }

  /** One page of the ranking, or of the players whose name contains {@code name}. */
  Uni<List<ResultView>> page(long quizId, @Nullable String name, Paging paging) {
    return getSession()
        .chain(
            session -> {
              var query =
                  session
                      .createSelectionQuery(
                          WITH_NAMES + "and r.userId > 0 " + (name == null ? "" : NAMED) + IN_ORDER,
                          Object[].class)
                      .setParameter(1, quizId)
                      .setFirstResult(paging.offset())
                      .setMaxResults(paging.size());
              if (name != null) {
                query.setParameter(2, FilterText.containing(name));
              }
              return query.getResultList();
            })
        .map(ResultRepository::views);
  }

  Uni<List<ResultView>> winners(long quizId) {
    return Sql.select(Object[].class, WITH_NAMES + "and r.isWinner = true " + IN_ORDER, quizId)
        .map(ResultRepository::views);
  }

  Uni<Optional<ResultView>> ofPlayer(long quizId, long userId) {
    return Sql.select(Object[].class, WITH_NAMES + "and r.userId = ?2", quizId, userId)
        .map(rows -> views(rows).stream().findFirst());
  }

  private static List<ResultView> views(List<Object[]> rows) {
    return rows.stream()
        .map(row -> ResultView.of((ResultEntity) row[0], (PlayerNameEntity) row[1]))
        .toList();
  }
}
