package io.quizcast.contracts.game.rules;

/**
 * A fund among its winners, in whole units: shares differ by at most one and together are the fund.
 *
 * @param fund at least 0
 * @param winners at least 1
 */
record Shares(long fund, int winners) {

  /**
   * @param place 0-based, the first ones get what does not divide
   */
  long of(int place) {
    return fund / winners + (place < fund % winners ? 1 : 0);
  }
}
