package io.quizcast.e2e.bench;

/** One measurement with the floor from the same run; 0 where there is no floor. */
record BenchRow(
    String what,
    int sockets,
    double p50,
    double p99,
    double last,
    double floorP50,
    double floorP99,
    double floorLast) {

  static final String HEADER =
      "| what | sockets | p50 | p99 | last | floor p50 | floor p99 | floor last |\n"
          + "|---|---|---|---|---|---|---|---|\n";

  String markdown() {
    return String.format(
        java.util.Locale.ROOT,
        "| %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
        what,
        sockets,
        p50,
        p99,
        last,
        floorP50,
        floorP99,
        floorLast);
  }
}
