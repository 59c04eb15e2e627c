package io.quizcast.local.launch;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * What a service prints at {@code /q/metrics}.
 *
 * @param page in the text format of Prometheus
 */
record Figures(String page) {

  /** The largest of the samples of this name; empty when there is none. */
  OptionalDouble max(String name) {
    return samples(name).max();
  }

  /** The same as a whole number, 0 when there is none. */
  long count(String name) {
    return Math.round(max(name).orElse(0));
  }

  private DoubleStream samples(String name) {
    return page.lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
  }
}
