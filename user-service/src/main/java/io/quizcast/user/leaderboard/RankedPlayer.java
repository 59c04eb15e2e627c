package io.quizcast.user.leaderboard;

/**
 * The values that determine a player's rank: more wins, then more prize money, then the lower id.
 *
 * @param totalPrizeWon in whole currency units
 */
record RankedPlayer(long userId, long winsCount, long totalPrizeWon) {
  private static final int PRIZE_BITS = 40;
  private static final long MAX_PRIZE = (1L << PRIZE_BITS) - 1;
  private static final long MAX_WINS = (1L << (53 - PRIZE_BITS)) - 1;

  /**
   * Score in the sorted set; the best player has the lowest. A double represents 53 bits exactly,
   * enough for 8191 wins (one a day for 22 years) and prizes of 10^12. Higher values are cut to
   * these.
   */
  long score() {
    return -((Math.min(winsCount, MAX_WINS) << PRIZE_BITS) | Math.min(totalPrizeWon, MAX_PRIZE));
  }

  /** The id padded with zeros, because members with equal scores are sorted as text. */
  static String member(long userId) {
    return String.format(java.util.Locale.ROOT, "%010d", userId);
  }
}
