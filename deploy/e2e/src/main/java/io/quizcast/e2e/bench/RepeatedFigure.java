package io.quizcast.e2e.bench;

import java.util.List;
import java.util.Locale;

/** One figure of several runs: the median, and the range if there was more than one run. */
public record RepeatedFigure(double median, double smallest, double largest) {

  /**
   * @param values one per run, at least one
   */
  static RepeatedFigure of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return new RepeatedFigure(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
  }

  /** The median. For an even number of values, it is the upper of the two in the middle. */
  public static double median(List<Double> values) {
    return of(values).median;
  }

  String text(int decimals) {
    String number = "%." + decimals + "f";
    return smallest == largest
        ? String.format(Locale.ROOT, number, median)
        : String.format(
            Locale.ROOT, number + " (" + number + " to " + number + ")", median, smallest, largest);
  }
}
