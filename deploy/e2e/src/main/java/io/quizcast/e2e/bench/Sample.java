package io.quizcast.e2e.bench;

import java.util.Arrays;
import java.util.List;

/** A sample of durations in milliseconds. Thread-safe. */
public final class Sample {
  private double[] values = new double[1024];
  private int count;

  /** The median. For an even number of values, it is the upper of the two in the middle. */
  public static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  public synchronized void add(double millis) {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    values[count++] = millis;
  }

  public synchronized double at(double share) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[(int) Math.clamp(Math.ceil(count * share) - 1, 0, count - 1)];
  }

  public double max() {
    return at(1);
  }
}
