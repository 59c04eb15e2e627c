package io.quizcast.quiz.prizes;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quizcast.guard.listing.FilterText;
import io.quizcast.guard.listing.Paging;
import io.quizcast.quiz.players.PlayerNameEntity;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads payouts and appends to their ledger. */
@ApplicationScoped
class PayoutRepository implements PanacheRepositoryBase<PayoutEntity, Long> {

  private static final String WITH_NAMES =
      "from PayoutEntity p left join PlayerNameEntity n on n.userId = p.userId ";

  /**
   * Filters of the list; null means any.
   *
   * @param search the beginning of the player's name, in any case, or their whole id
   */
  record Filter(@Nullable PayoutStatus status, @Nullable Long quizId, @Nullable String search) {
    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    String where() {
      String byStatus = status == null ? "" : " and p.status = :status";
      String byQuiz = quizId == null ? "" : " and p.quizId = :quiz";
      String byPlayer =
          search == null
              ? ""
              : " and (lower(n.username) like :name escape '!' or p.userId = :user)";
      return "where 1 = 1" + byStatus + byQuiz + byPlayer;
    }

    Map<String, Object> parameters() {
      Map<String, Object> values = new HashMap<>();
      if (status != null) {
        values.put("status", status);
      }
      if (quizId != null) {
        values.put("quiz", quizId);
      }
      if (search != null) {
        values.put("name", FilterText.startingWith(search));
        values.put("user", ID.matcher(search).matches() ? Long.parseLong(search) : -1L);
      }
      return values;
    }
  }

  Uni<Long> count(Filter filter) {
    return count(WITH_NAMES + filter.where(), filter.parameters());
  }

  /** Lists the newest games first, and the players of a game in a fixed order. */
  Uni<List<PayoutView>> page(Filter filter, Paging paging) {
    return getSession()
        .chain(
            session -> {
              var query =
                  session.createSelectionQuery(
                      "select p, n "
                          + WITH_NAMES
                          + filter.where()
                          + " order by p.quizId desc, p.userId",
                      Object[].class);
              filter.parameters().forEach(query::setParameter);
              return query
                  .setFirstResult(paging.offset())
                  .setMaxResults(paging.size())
                  .getResultList();
            })
        .map(
            rows ->
                rows.stream()
                    .map(row -> PayoutView.of((PayoutEntity) row[0], (PlayerNameEntity) row[1]))
                    .toList());
  }

  /**
   * The payouts of these players. Their results stay locked until the transaction ends, so that the
   * steps of two admins run one after the other.
   */
  Uni<List<PayoutEntity>> lock(long quizId, List<Long> userIds) {
    return Sql.list(
            Long.class,
            "SELECT user_id FROM results WHERE quiz_id = ?1 AND user_id IN (?2)"
                + " ORDER BY user_id FOR UPDATE",
            quizId,
            userIds)
        .chain(() -> list("quizId = ?1 and userId in ?2", quizId, userIds));
  }

  /**
   * The stored data of the given players; a player whose events have not arrived yet is missing.
   */
  Uni<Map<Long, PlayerNameEntity>> players(List<Long> userIds) {
    return Sql.select(
            PlayerNameEntity.class,
            "select n from PlayerNameEntity n where n.userId in ?1",
            userIds)
        .map(found -> found.stream().collect(Collectors.toMap(player -> player.userId, p -> p)));
  }

  Uni<Void> append(List<LedgerStepEntity> steps) {
    return getSession().chain(session -> session.persistAll(steps.toArray()).chain(session::flush));
  }
}
