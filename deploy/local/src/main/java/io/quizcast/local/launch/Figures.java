package io.quizcast.local.launch;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The metrics that a service serves at {@code /q/metrics}.
 *
 * @param page the response in Prometheus's text format
 */
record Figures(String page) {

  /** The largest sample with this name; empty if there is none. */
  OptionalDouble max(String name) {
    return samples(name).max();
  }

  /** The largest sample with this name as a whole number; 0 if there is none. */
  long count(String name) {
    return Math.round(max(name).orElse(0));
  }

  private DoubleStream samples(String name) {
    return page.lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
  }
}
