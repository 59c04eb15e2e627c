package io.quizcast.user.leaderboard;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.user.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Reads boards from Redis; while it is away or empty, from PostgreSQL. */
@ApplicationScoped
public class LeaderboardService {
  private static final Logger LOG = Logger.getLogger(LeaderboardService.class);

  @Inject LeaderboardRepository leaderboards;
  @Inject RankedSets sets;

  /** Where and how many of whom, before names are known. */
  private record Slice(long from, List<Long> userIds, long total) {}

  @WithSession
  Uni<LeaderboardPage> page(Board board, Page asked) {
    return slice(board, asked.offset(), asked.size())
        .chain(slice -> named(board, slice))
        .map(
            named ->
                new LeaderboardPage(
                    named.users(), named.total(), asked.number(), asked.size(), asked.size()));
  }

  @WithSession
  Uni<Standing> standing(Board board, long userId, int neighbours) {
    return ranked(board, userId)
        .chain(
            rank ->
                rank.isEmpty()
                    ? total(board).map(total -> new Standing(null, List.of(), total))
                    : around(board, rank.get(), neighbours));
  }

  private Uni<Standing> around(Board board, long rank, int neighbours) {
    long from = Math.max(0, rank - neighbours);
    return slice(board, from, (int) (rank - from) + neighbours + 1)
        .chain(slice -> named(board, slice))
        .map(named -> new Standing(rank + 1, named.users(), named.total()));
  }

  private record Named(List<LeaderboardEntry> users, long total) {}

  private Uni<Named> named(Board board, Slice slice) {
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
              return new Named(users, slice.total());
            });
  }

  private Uni<Slice> slice(Board board, long from, int count) {
    return or(
        sets.total(board)
            .chain(
                total ->
                    total == 0
                        ? Uni.createFrom().item(Optional.<Slice>empty())
                        : sets.order(board, from, count)
                            .map(ids -> Optional.of(new Slice(from, ids, total)))),
        () ->
            leaderboards
                .order(board, from, count)
                .chain(ids -> leaderboards.total(board).map(total -> new Slice(from, ids, total))));
  }

  private Uni<Optional<Long>> ranked(Board board, long userId) {
    return or(
        sets.rank(board, userId)
            .map(rank -> rank.isPresent() ? Optional.of(rank) : Optional.empty()),
        () -> leaderboards.rank(board, userId));
  }

  private Uni<Long> total(Board board) {
    return or(
        sets.total(board).map(total -> total == 0 ? Optional.<Long>empty() : Optional.of(total)),
        () -> leaderboards.total(board));
  }

  private static <T> Uni<T> or(Uni<Optional<T>> fromRedis, Supplier<Uni<T>> fromDatabase) {
    return fromRedis
        .onFailure()
        .recoverWithItem(
            away -> {
              LOG.debugf("A leaderboard is read from the database: %s", away.toString());
              return Optional.empty();
            })
        .chain(
            found -> found.isPresent() ? Uni.createFrom().item(found.get()) : fromDatabase.get());
  }
}
