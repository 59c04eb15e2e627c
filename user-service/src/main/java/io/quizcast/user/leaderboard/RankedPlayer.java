package io.quizcast.user.leaderboard;

/**
 * What decides a player's rank: more wins, then more prize money, then the lower id.
 *
 * @param totalPrizeWon whole currency units
 */
record RankedPlayer(long userId, long winsCount, long totalPrizeWon) {
  private static final int PRIZE_BITS = 40;
  private static final long MAX_PRIZE = (1L << PRIZE_BITS) - 1;
  private static final long MAX_WINS = (1L << (53 - PRIZE_BITS)) - 1;

  /**
   * Score in the sorted set; the best player has the smallest. A double holds 53 bits exactly,
   * enough for 8191 wins (22 years of one a day) and prizes of 10^12. Higher values count as these.
   */
  long score() {
    return -((Math.min(winsCount, MAX_WINS) << PRIZE_BITS) | Math.min(totalPrizeWon, MAX_PRIZE));
  }

  /** Sorts like the id, because members with equal scores are sorted as text. */
  static String member(long userId) {
    return String.format(java.util.Locale.ROOT, "%010d", userId);
  }
}
