package io.quizcast.swarm.game;

import java.util.Arrays;
import java.util.Locale;

/** Durations of one kind without rounding. Thread-safe. */
public final class Timings {
  private long[] values = new long[256];
  private int count;

  public synchronized void add(long value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    values[count++] = value;
  }

  /** The usual percentiles in milliseconds; all 0 if nothing was measured. */
  public record Spread(int count, double p50, double p90, double p99, double max) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "n=%d p50=%.1f p90=%.1f p99=%.1f max=%.1f ms", count, p50, p90, p99, max);
    }
  }

  /**
   * @param perMilli number of stored units per millisecond
   */
  public synchronized Spread spread(double perMilli) {
    long[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return new Spread(
        count,
        at(sorted, 0.50) / perMilli,
        at(sorted, 0.90) / perMilli,
        at(sorted, 0.99) / perMilli,
        at(sorted, 1.0) / perMilli);
  }

  private static long at(long[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.clamp(Math.ceil(sorted.length * share) - 1, 0, sorted.length - 1)];
  }
}
