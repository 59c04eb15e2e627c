package io.quizcast.user.leaderboard;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.user.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Reads boards from Redis or, while Redis is unavailable or empty, from PostgreSQL. An answer never
 * combines both sources, so that a rank matches the players around it.
 */
@ApplicationScoped
public class LeaderboardService {
  private static final Logger LOG = Logger.getLogger(LeaderboardService.class);

  private final LeaderboardRepository leaderboards;
  private final RankedSets sets;

  LeaderboardService(LeaderboardRepository leaderboards, RankedSets sets) {
    this.leaderboards = leaderboards;
    this.sets = sets;
  }

  @WithSession
  Uni<LeaderboardPage> page(Board board, Page asked) {
    return or(
            sets.slice(board, asked.offset(), asked.size()),
            () -> leaderboards.slice(board, asked.offset(), asked.size()))
        .chain(
            slice ->
                named(board, slice)
                    .map(
                        users ->
                            new LeaderboardPage(
                                users, slice.total(), asked.number(), asked.size(), asked.size())));
  }

  @WithSession
  Uni<OwnRank> ownRank(Board board, long userId, int neighbours) {
    return or(
            sets.around(board, userId, neighbours),
            () -> leaderboards.around(board, userId, neighbours))
        .chain(
            around ->
                named(board, around.slice())
                    .map(
                        users ->
                            new OwnRank(
                                around.rank() == null ? null : around.rank() + 1,
                                users,
                                around.slice().total())));
  }

  private Uni<List<LeaderboardEntry>> named(Board board, Slice slice) {
    return leaderboards
        .entries(board, slice.userIds())
        .map(
            entries -> {
              List<LeaderboardEntry> users = new ArrayList<>(slice.userIds().size());
              long rank = slice.from();
              for (Long id : slice.userIds()) {
                rank++;
                LeaderboardEntry entry = entries.get(id);
                if (entry != null) {
                  users.add(entry.at(rank));
                }
              }
              return users;
            });
  }

  private static <T> Uni<T> or(Uni<Optional<T>> fromRedis, Supplier<Uni<T>> fromDatabase) {
    return fromRedis
        .onFailure()
        .recoverWithItem(
            unavailable -> {
              LOG.debugf("A leaderboard is read from the database: %s", unavailable.toString());
              return Optional.empty();
            })
        .chain(
            found -> found.isPresent() ? Uni.createFrom().item(found.get()) : fromDatabase.get());
  }
}
