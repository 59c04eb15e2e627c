package io.quizcast.contracts.game.rules;

/**
 * A fund split among its winners in whole units: shares differ by at most one and sum to the fund.
 *
 * @param fund at least 0
 * @param winners at least 1
 */
record Shares(long fund, int winners) {

  /**
   * @param index 0-based; the first winners get one unit more, until the remainder is used up
   */
  long of(int index) {
    return fund / winners + (index < fund % winners ? 1 : 0);
  }
}
