package io.quizcast.user.leaderboard;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The boards in PostgreSQL, which is the source of truth. Pages far down a long board are slow. */
@ApplicationScoped
public class LeaderboardRepository {
  /** One row per player of the board named {@code ?1}. */
  private static final String ALL_TIME =
      "(select user_id, wins_count, total_prize_won from player_statistics where ?1 = 'all') s";

  private static final String PERIOD =
      "(select user_id, wins_count, total_prize_won from period_statistics where period = ?1) s";

  private static final String ORDER =
      " order by s.wins_count desc, s.total_prize_won desc, s.user_id ";

  private static final String AHEAD =
      """
       where s.wins_count > ?2
         or (s.wins_count = ?2 and s.total_prize_won > ?3)
         or (s.wins_count = ?2 and s.total_prize_won = ?3 and s.user_id < ?4)
      """;

  /** The number of an advisory lock that no other lock of this database uses. */
  private static final long LOCK = 7_302;

  Uni<Slice> slice(Board board, long from, int count) {
    return order(board, from, count)
        .chain(ids -> total(board).map(total -> new Slice(from, ids, total)));
  }

  Uni<Around> around(Board board, long userId, int neighbours) {
    return rank(board, userId)
        .chain(
            rank -> {
              if (rank.isEmpty()) {
                return total(board).map(Around::nobody);
              }
              long index = rank.get();
              long from = Math.max(0, index - neighbours);
              return slice(board, from, (int) (index - from) + neighbours + 1)
                  .map(slice -> new Around(index, slice));
            });
  }

  private Uni<List<Long>> order(Board board, long from, int count) {
    return with(
        session ->
            session
                .createNativeQuery(
                    "select s.user_id from " + rows(board) + ORDER + "limit ?2 offset ?3",
                    Long.class)
                .setParameter(1, board.name())
                .setParameter(2, count)
                .setParameter(3, from)
                .getResultList());
  }

  private Uni<Long> total(Board board) {
    return with(
        session ->
            session
                .createNativeQuery("select count(*) from " + rows(board), Long.class)
                .setParameter(1, board.name())
                .getSingleResult());
  }

  /** Returns the 0-based rank; empty for a player who is not on the board. */
  private Uni<Optional<Long>> rank(Board board, long userId) {
    return ranked(board, List.of(userId))
        .chain(
            ranked ->
                ranked.isEmpty()
                    ? Uni.createFrom().item(Optional.<Long>empty())
                    : ahead(board, ranked.getFirst()).map(Optional::of));
  }

  private Uni<Long> ahead(Board board, RankedPlayer player) {
    return with(
        session ->
            session
                .createNativeQuery("select count(*) from " + rows(board) + AHEAD, Long.class)
                .setParameter(1, board.name())
                .setParameter(2, player.winsCount())
                .setParameter(3, player.totalPrizeWon())
                .setParameter(4, player.userId())
                .getSingleResult());
  }

  /** Returns those of the given players who are on the board, in no particular order. */
  Uni<List<RankedPlayer>> ranked(Board board, List<Long> userIds) {
    return with(session ->
            session
                .createNativeQuery(
                    "select s.user_id, s.wins_count, s.total_prize_won from "
                        + rows(board)
                        + " where s.user_id = any(cast(string_to_array(?2, ',') as bigint[]))",
                    Tuple.class)
                .setParameter(1, board.name())
                .setParameter(2, joined(userIds))
                .getResultList())
        .map(found -> found.stream().map(LeaderboardRepository::player).toList());
  }

  /**
   * Returns the next {@code count} players of the board in the order of their ids, from {@code
   * lastId} on. Used to read a whole board.
   */
  Uni<List<RankedPlayer>> scan(Board board, long lastId, int count) {
    return with(session ->
            session
                .createNativeQuery(
                    "select s.user_id, s.wins_count, s.total_prize_won from "
                        + rows(board)
                        + " where s.user_id > ?2 order by s.user_id limit ?3",
                    Tuple.class)
                .setParameter(1, board.name())
                .setParameter(2, lastId)
                .setParameter(3, count)
                .getResultList())
        .map(found -> found.stream().map(LeaderboardRepository::player).toList());
  }

  /** Returns the entries of the given players by id, without rank and without deleted players. */
  Uni<Map<Long, LeaderboardEntry>> entries(Board board, List<Long> userIds) {
    return with(session ->
            session
                .createNativeQuery(
                    "select s.user_id, p.username, p.profile_picture, s.wins_count,"
                        + " s.total_prize_won from "
                        + rows(board)
                        + " join profiles p on p.user_id = s.user_id"
                        + " where s.user_id = any(cast(string_to_array(?2, ',') as bigint[]))",
                    Tuple.class)
                .setParameter(1, board.name())
                .setParameter(2, joined(userIds))
                .getResultList())
        .map(
            found ->
                found.stream()
                    .map(LeaderboardRepository::entry)
                    .collect(Collectors.toMap(LeaderboardEntry::userId, Function.identity())));
  }

  /** Returns the boards of all series. */
  Uni<List<Board>> series() {
    return with(session ->
            session
                .createNativeQuery("select distinct series from series_games", String.class)
                .getResultList())
        .map(found -> found.stream().map(Board::ofSeries).toList());
  }

  /**
   * Tries to take the lock that lets only one replica at a time write to Redis, until the
   * transaction ends.
   */
  Uni<Boolean> tryLock() {
    return with(
        session ->
            session
                .createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
                .setParameter(1, LOCK)
                .getSingleResult());
  }

  /**
   * Removes entries from the list of changes and returns them by board. Selects by ctid, because a
   * query plan that was made while the list was empty would compare every change with every other
   * one. The ranks must be read in a later statement: a transaction that counts a game locks its
   * entry in the list, so its result is visible once the entry could be removed.
   */
  Uni<Map<Board, List<Long>>> takeChanges(int count) {
    return with(session ->
            session
                .createNativeQuery(
                    """
                        delete from leaderboard_changes where ctid = any (array(
                          select ctid from leaderboard_changes limit ?1 for update skip locked))
                        returning board, user_id
                        """,
                    Tuple.class)
                .setParameter(1, count)
                .getResultList())
        .map(
            taken ->
                taken.stream()
                    .collect(
                        Collectors.groupingBy(
                            row -> new Board(row.get(0, String.class)),
                            Collectors.mapping(
                                row -> row.get(1, Long.class), Collectors.toList()))));
  }

  private static String rows(Board board) {
    return board.allTime() ? ALL_TIME : PERIOD;
  }

  private static String joined(List<Long> userIds) {
    return userIds.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static RankedPlayer player(Tuple row) {
    return new RankedPlayer(row.get(0, Long.class), row.get(1, Long.class), row.get(2, Long.class));
  }

  private static LeaderboardEntry entry(Tuple row) {
    return new LeaderboardEntry(
        0,
        row.get(0, Long.class),
        row.get(1, String.class),
        row.get(2, String.class),
        row.get(3, Long.class),
        row.get(4, Long.class));
  }

  private static <T> Uni<T> with(Function<Mutiny.Session, Uni<T>> work) {
    return Panache.getSession().chain(session -> work.apply(session));
  }
}
