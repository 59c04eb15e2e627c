package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.EliminationReason;
import io.quizcast.contracts.game.PlayerSet;
import io.quizcast.contracts.game.rules.proof.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The ranks and prizes of a game. Players rank by score, then by total answer time; tied players
 * share a rank, and the ranks after a tie are skipped (contract: quizzes-and-engine §3.9). The fund
 * is split into whole units: shares differ by at most one and sum to the fund, and the larger ones
 * go to the players with the shorter answer times, or with the lower user ids if those are equal.
 */
public final class FinalRanking {
  /**
   * Number of characters that are hashed at once. The rows of a large game have tens of millions of
   * characters, too many for a single string.
   */
  private static final int LINES_AT_ONCE = 16 * 1024;

  private final List<Row> rows;
  private final PlayerSet winners;
  private final PlayerSet unpayable;

  /**
   * @param prize this player's share, whole currency units
   * @param eliminatedOnQuestion 1-based, 0 for a survivor
   * @param eliminationReason null for a survivor
   */
  public record Row(
      int seat,
      long userId,
      int score,
      int rank,
      boolean isWinner,
      long prize,
      int eliminatedOnQuestion,
      @Nullable EliminationReason eliminationReason,
      long answerTimeMs) {}

  private FinalRanking(List<Row> rows, PlayerSet winners, PlayerSet unpayable) {
    this.rows = rows;
    this.winners = winners;
    this.unpayable = unpayable;
  }

  /**
   * @param unpayableUsers users who cannot be paid; those who were eliminated are ignored
   */
  public static FinalRanking of(GameFacts facts, List<Long> unpayableUsers) {
    Players players = facts.players();
    boolean played = facts.counting() > 0;
    boolean[] unpayable = new boolean[players.size()];
    for (long user : unpayableUsers) {
      int seat = players.seatOf(user);
      if (played && seat != Players.NO_SEAT && players.isIn(seat)) {
        unpayable[seat] = true;
      }
    }
    IntPredicate wins = seat -> played && players.isIn(seat) && !unpayable[seat];
    int[] winners = players.select(wins);

    int[] ranked = players.select(seat -> !players.isAbsent(seat));
    int top = Arrays.stream(ranked).map(players::score).max().orElse(0);
    int[] order = order(players, ranked, seat -> top - players.score(seat));
    long[] prizes = prizes(players, winners, order, wins, facts.settings().prizeFund());
    List<Row> rows = new ArrayList<>(order.length);
    int rank = 0;
    for (int i = 0; i < order.length; i++) {
      int seat = order[i];
      if (i == 0 || !tie(players, order[i - 1], seat)) {
        rank = i + 1;
      }
      boolean out = players.isOut(seat);
      rows.add(
          new Row(
              seat,
              players.userId(seat),
              players.score(seat),
              rank,
              wins.test(seat),
              prizes[seat],
              out ? Math.min(players.outAt(seat), Math.max(1, facts.asked())) : 0,
              out ? players.reason(seat) : null,
              players.answerTimeMs(seat)));
    }
    return new FinalRanking(
        rows, PlayerSet.of(winners), PlayerSet.of(players.select(seat -> unpayable[seat])));
  }

  private static boolean tie(Players players, int one, int other) {
    return players.score(one) == players.score(other)
        && players.answerTimeMs(one) == players.answerTimeMs(other);
  }

  private static long[] prizes(
      Players players, int[] winners, int[] ranked, IntPredicate wins, long fund) {
    long[] prizes = new long[players.size()];
    if (winners.length == 0) {
      return prizes;
    }
    Shares shares = new Shares(fund, winners.length);
    int[] order = byTime(players, winners, ranked, wins);
    for (int i = 0; i < order.length; i++) {
      prizes[order[i]] = shares.of(i);
    }
    return prizes;
  }

  /** Winners with the same score are sorted already, because all players are sorted by rank. */
  private static int[] byTime(Players players, int[] winners, int[] ranked, IntPredicate wins) {
    int score = players.score(winners[0]);
    boolean isSorted = Arrays.stream(winners).allMatch(seat -> players.score(seat) == score);
    return isSorted
        ? Arrays.stream(ranked).filter(wins).toArray()
        : order(players, winners, _ -> 0);
  }

  /**
   * The seats in the order of {@code first}, then of the answer time, then of the user id. Sorts
   * one number per seat instead of objects, because a game can have a million seats. The number
   * consists of {@code first}, the time and the index of the seat in {@code seats}.
   *
   * @param first at least 0
   */
  private static int[] order(Players players, int[] seats, IntUnaryOperator first) {
    int largest = 0;
    long least = Long.MAX_VALUE;
    for (int seat : seats) {
      largest = Math.max(largest, first.applyAsInt(seat));
      least = Math.min(least, players.answerTimeMs(seat));
    }
    int indexBits = bits(seats.length);
    int timeBits = Long.SIZE - 1 - indexBits - bits(largest);
    long[] keys = new long[seats.length];
    for (int i = 0; i < seats.length; i++) {
      long time = players.answerTimeMs(seats[i]) - least;
      if (time >>> timeBits != 0) {
        throw new IllegalStateException("the answer times are too far apart");
      }
      keys[i] = (((long) first.applyAsInt(seats[i]) << timeBits | time) << indexBits) | i;
    }
    Arrays.sort(keys);
    int[] order = new int[seats.length];
    long indexMask = (1L << indexBits) - 1;
    int tied = 0;
    for (int i = 0; i < keys.length; i++) {
      order[i] = seats[(int) (keys[i] & indexMask)];
      if (i + 1 == keys.length || keys[i] >>> indexBits != keys[i + 1] >>> indexBits) {
        sortByUser(players, order, tied, i + 1);
        tied = i + 1;
      }
    }
    return order;
  }

  private static void sortByUser(Players players, int[] order, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int[] seats = Arrays.copyOfRange(order, from, to);
    long[] users = new long[seats.length];
    for (int i = 0; i < seats.length; i++) {
      users[i] = players.userId(seats[i]);
    }
    Arrays.sort(users);
    for (int seat : seats) {
      order[from + Arrays.binarySearch(users, players.userId(seat))] = seat;
    }
  }

  private static int bits(int value) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(value);
  }

  /** Rows sorted by rank, then by user id. No-shows have no row. */
  public List<Row> rows() {
    return rows;
  }

  public PlayerSet winners() {
    return winners;
  }

  public PlayerSet unpayable() {
    return unpayable;
  }

  /** SHA-256 in hex over one line per row: user, score, rank, prize, eliminating question. */
  public String hash() {
    Sha256 hash = new Sha256();
    StringBuilder lines = new StringBuilder(LINES_AT_ONCE + 100);
    for (Row row : rows) {
      lines
          .append(row.userId())
          .append(' ')
          .append(row.score())
          .append(' ')
          .append(row.rank())
          .append(' ')
          .append(row.prize())
          .append(' ')
          .append(row.eliminatedOnQuestion())
          .append('\n');
      if (lines.length() >= LINES_AT_ONCE) {
        hash.add(lines.toString().getBytes(StandardCharsets.US_ASCII));
        lines.setLength(0);
      }
    }
    return hash.add(lines.toString().getBytes(StandardCharsets.US_ASCII)).hex();
  }
}
