package io.quizcast.contracts.game.rules;

/**
 * The table of difficulties (contract: quizzes-and-engine §4), in integers. If the pass rate is
 * more than a tenth above or below its target, the next question is one level harder or easier than
 * its base.
 */
public final class Difficulty {
  public static final int MIN = 1;
  public static final int MAX = 5;

  /** Used instead of a rate if no player could answer the previous question. */
  static final int NO_RATE = -1;

  private static final int TOLERANCE = 100;
  private static final int[] TARGET = {900, 850, 780, 700, 620, 550, 480, 420, 360, 500};
  private static final int[] BASE = {1, 2, 2, 3, 3, 4, 4, 5, 5, 5};

  private Difficulty() {}

  /** Target pass rate of a question, per mille; 500 beyond the table. */
  public static int target(int number) {
    return number <= TARGET.length ? TARGET[number - 1] : 500;
  }

  /** The difficulty of a question if the previous pass rate is unknown. */
  public static int base(int number) {
    return number <= BASE.length ? BASE[number - 1] : 3;
  }

  /**
   * @param number the number of the next question
   * @param previousRate pass rate of the previous question in per mille, or {@link #NO_RATE}
   */
  static int wanted(int number, int previousRate) {
    int base = base(number);
    if (number == 1 || previousRate == NO_RATE) {
      return base;
    }
    int deviation = previousRate - target(number - 1);
    if (deviation > TOLERANCE) {
      return Math.min(MAX, base + 1);
    }
    return deviation < -TOLERANCE ? Math.max(MIN, base - 1) : base;
  }
}
