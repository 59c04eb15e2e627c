package io.quizcast.e2e.bench;

import io.quizcast.e2e.bench.CrowdBench.Round;
import io.quizcast.e2e.bench.CrowdBench.Run;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The table that {@code bench crowd} prints. */
final class CrowdTable {
  private CrowdTable() {}

  static String of(Run run) {
    StringBuilder table = new StringBuilder("| what | median | worst |\n|---|---|---|\n");
    row(table, "answers decided and published a second", run, Round::perSecond, false);
    row(table, "last answer to its event, ms", run, Round::eventsBehindMs, true);
    row(table, "last window_over to question_judged, ms", run, Round::overToJudgedMs, true);
    row(table, "bytes an answer on game.commands", run, Round::commandBytesPerAnswer, true);
    row(table, "bytes an answer on game.events", run, Round::eventBytesPerAnswer, true);
    row(
        table,
        "bytes an answer as stored, game.commands",
        run,
        Round::storedCommandBytesPerAnswer,
        true);
    row(
        table,
        "bytes an answer as stored, game.events",
        run,
        Round::storedEventBytesPerAnswer,
        true);
    row(table, "CPU us an answer, owner's process", run, Round::ownerMicrosPerAnswer, true);
    row(table, "CPU us an answer, fold", run, Round::foldMicrosPerAnswer, true);
    table.append(
        String.format(
            Locale.ROOT,
            "| finish appended to outcome durable and published, ms | %d | |%n",
            run.finishToDurableMs()));
    table.append(
        String.format(Locale.ROOT, "| finished to all rows, s | %.1f | |%n", run.allRowsSeconds()));
    if (run.ownerKilled()) {
      table.append(
          String.format(
              Locale.ROOT,
              "| owner killed: longest time without an event, ms | %d | |%n",
              run.longestGapMs()));
    }
    run.rowsCpuSeconds()
        .forEach(
            (name, seconds) ->
                table.append(
                    String.format(
                        Locale.ROOT, "| CPU s meanwhile, %s | %.1f | |%n", name, seconds)));
    table.append(
        String.format(
            Locale.ROOT,
            "| %d real sockets: answer to accepted, p50 and p99, ms | %.1f | %.1f |%n",
            run.sockets(),
            run.acceptedP50Ms(),
            run.acceptedP99Ms()));
    run.residentMb()
        .forEach(
            (name, mb) ->
                table.append(
                    String.format(Locale.ROOT, "| resident MB, %s | %.0f | |%n", name, mb)));
    return table.toString();
  }

  private static void row(
      StringBuilder table,
      String what,
      Run run,
      ToDoubleFunction<Round> figure,
      boolean highIsWorse) {
    double[] values = run.rounds().stream().mapToDouble(figure).sorted().toArray();
    double worst = highIsWorse ? values[values.length - 1] : values[0];
    table.append(
        String.format(
            Locale.ROOT, "| %s | %.2f | %.2f |%n", what, values[values.length / 2], worst));
  }
}
