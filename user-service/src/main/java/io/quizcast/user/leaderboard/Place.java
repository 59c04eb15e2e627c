package io.quizcast.user.leaderboard;

/**
 * What decides a player's place: more wins, then more prize, then the lower id.
 *
 * @param totalPrizeWon whole currency units
 */
record Place(long userId, long winsCount, long totalPrizeWon) {
  private static final int PRIZE_BITS = 40;
  private static final long MOST_PRIZE = (1L << PRIZE_BITS) - 1;
  private static final long MOST_WINS = (1L << (53 - PRIZE_BITS)) - 1;

  /**
   * A number that is smaller the better the place. A double holds 53 bits exactly: enough for 8191
   * wins (22 years of one a day) and a prize of 10^12; what is beyond ranks as if it were that.
   */
  long score() {
    return -((Math.min(winsCount, MOST_WINS) << PRIZE_BITS) | Math.min(totalPrizeWon, MOST_PRIZE));
  }

  /** Sorts like the number, which equal scores fall back to. */
  static String member(long userId) {
    return String.format(java.util.Locale.ROOT, "%010d", userId);
  }
}
