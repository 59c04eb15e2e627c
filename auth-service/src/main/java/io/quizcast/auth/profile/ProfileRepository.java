package io.quizcast.auth.profile;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quizcast.contracts.user.UserEvent.ProfileChanged;
import io.quizcast.contracts.user.UserEvent.Statistics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Profiles in the database. An older event never overwrites a newer one. */
@ApplicationScoped
public class ProfileRepository implements PanacheRepository<ProfileEntity> {

  Uni<Integer> apply(ProfileChanged event) {
    return update(
        "profilePicture = ?1, language = ?2, firstName = ?3, lastName = ?4, birthDate = ?5,"
            + " gender = ?6, updatedAt = ?7 where accountId = ?8 and updatedAt <= ?7"
            + " and accountId in (select id from AccountEntity where deletedAt is null)",
        event.profilePicture(),
        event.language(),
        event.firstName(),
        event.lastName(),
        event.birthDate(),
        event.gender(),
        event.updatedAt(),
        event.userId());
  }

  /** Applies a batch in one statement. */
  Uni<Integer> apply(List<Statistics> entries) {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        """
                        UPDATE profiles p
                        SET games_played = n.games, total_score = n.score, highest_score = n.best,
                            wins_count = n.wins, total_prize_won = n.prize
                        FROM unnest(cast(:ids AS bigint[]), cast(:games AS bigint[]),
                                    cast(:score AS bigint[]), cast(:best AS bigint[]),
                                    cast(:wins AS bigint[]), cast(:prize AS bigint[]))
                             AS n(id, games, score, best, wins, prize)
                        WHERE p.account_id = n.id AND p.games_played < n.games
                        """)
                    .setParameter("ids", column(entries, Statistics::userId))
                    .setParameter("games", column(entries, Statistics::gamesPlayed))
                    .setParameter("score", column(entries, Statistics::totalScore))
                    .setParameter("best", column(entries, Statistics::highestScore))
                    .setParameter("wins", column(entries, Statistics::winsCount))
                    .setParameter("prize", column(entries, Statistics::totalPrizeWon))
                    .executeUpdate());
  }

  private static Long[] column(
      List<Statistics> entries, java.util.function.ToLongFunction<Statistics> value) {
    return entries.stream().mapToLong(value).boxed().toArray(Long[]::new);
  }
}
