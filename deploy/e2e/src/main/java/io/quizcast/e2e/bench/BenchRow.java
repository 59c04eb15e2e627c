package io.quizcast.e2e.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** One measurement, with the lower bound from the same run; 0 if there is none. */
record BenchRow(
    String what,
    int sockets,
    double p50,
    double p99,
    double last,
    double floorP50,
    double floorP99,
    double floorLast) {

  private static final List<ToDoubleFunction<BenchRow>> COLUMNS =
      List.of(
          BenchRow::p50,
          BenchRow::p99,
          BenchRow::last,
          BenchRow::floorP50,
          BenchRow::floorP99,
          BenchRow::floorLast);

  static final String HEADER =
      "| what | sockets | p50 | p99 | last | floor p50 | floor p99 | floor last |\n"
          + "|---|---|---|---|---|---|---|---|\n";

  /** One line of the table for the same measurement in each run. */
  static String markdown(List<BenchRow> runs) {
    BenchRow first = runs.getFirst();
    StringBuilder line = new StringBuilder("| " + first.what + " | " + first.sockets + " |");
    for (ToDoubleFunction<BenchRow> column : COLUMNS) {
      List<Double> values = runs.stream().mapToDouble(column).boxed().toList();
      line.append(' ').append(RepeatedFigure.of(values).text(1)).append(" |");
    }
    return line.append('\n').toString();
  }
}
