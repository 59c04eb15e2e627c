package io.quizcast.quiz.prizes;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quizcast.quiz.listing.Paging;
import io.quizcast.quiz.players.PlayerName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PayoutRepository implements PanacheRepositoryBase<Payout, Long> {

  /** Null means any. */
  record Filter(@Nullable PayoutStatus status, @Nullable Long quizId) {
    String where() {
      String byStatus = status == null ? "" : " and p.status = :status";
      return "where 1 = 1" + byStatus + (quizId == null ? "" : " and p.quizId = :quiz");
    }

    Map<String, Object> parameters() {
      Map<String, Object> values = new HashMap<>();
      if (status != null) {
        values.put("status", status);
      }
      if (quizId != null) {
        values.put("quiz", quizId);
      }
      return values;
    }
  }

  Uni<Long> count(Filter filter) {
    return count("from Payout p " + filter.where(), filter.parameters());
  }

  /** Newest games first, players in a fixed order. */
  Uni<List<PayoutView>> page(Filter filter, Paging paging) {
    return getSession()
        .chain(
            session -> {
              var query =
                  session.createSelectionQuery(
                      "select p, n from Payout p left join PlayerName n on n.userId = p.userId "
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
                    .map(row -> PayoutView.of((Payout) row[0], (PlayerName) row[1]))
                    .toList());
  }

  /**
   * Holds the results of these players until the transaction ends, so that of two admins one comes
   * second, and answers where their payouts stand.
   */
  Uni<List<Payout>> lock(long quizId, List<Long> userIds) {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "SELECT user_id FROM results WHERE quiz_id = ?1 AND user_id IN (?2)"
                            + " ORDER BY user_id FOR UPDATE",
                        Long.class)
                    .setParameter(1, quizId)
                    .setParameter(2, userIds)
                    .getResultList())
        .chain(() -> list("quizId = ?1 and userId in ?2", quizId, userIds));
  }

  /** Those of the given players who have not said who they are. */
  Uni<Set<Long>> nameless(List<Long> userIds) {
    return getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "select n.userId from PlayerName n where n.userId in ?1"
                            + " and n.profileComplete = false",
                        Long.class)
                    .setParameter(1, userIds)
                    .getResultList())
        .map(Set::copyOf);
  }

  Uni<Void> append(List<LedgerStep> steps) {
    return getSession().chain(session -> session.persistAll(steps.toArray()).chain(session::flush));
  }
}
