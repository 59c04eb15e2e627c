package io.quizcast.user.leaderboard;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.user.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The order of all players, most wins first, as PostgreSQL has it. */
@ApplicationScoped
public class LeaderboardRepository {
  private static final String PAGE =
      """
      select p.user_id, p.username, p.profile_picture, s.wins_count, s.total_prize_won
      from (
        select user_id, wins_count, total_prize_won from player_statistics
        order by wins_count desc, total_prize_won desc, user_id
        limit ?1 offset ?2) s
      join profiles p on p.user_id = s.user_id
      order by s.wins_count desc, s.total_prize_won desc, s.user_id
      """;

  Uni<List<LeaderboardEntry>> page(Page page) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(PAGE, Tuple.class)
                    .setParameter(1, page.size())
                    .setParameter(2, page.offset())
                    .getResultList())
        .map(rows -> ranked(rows, page.offset()));
  }

  Uni<Long> total() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery("select count(*) from player_statistics", Long.class)
                    .getSingleResult());
  }

  private static List<LeaderboardEntry> ranked(List<Tuple> rows, int before) {
    List<LeaderboardEntry> entries = new ArrayList<>(rows.size());
    for (Tuple row : rows) {
      entries.add(
          new LeaderboardEntry(
              before + entries.size() + 1L,
              row.get(0, Long.class),
              row.get(1, String.class),
              row.get(2, String.class),
              row.get(3, Long.class),
              row.get(4, Long.class)));
    }
    return entries;
  }
}
