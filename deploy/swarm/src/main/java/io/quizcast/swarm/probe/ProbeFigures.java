package io.quizcast.swarm.probe;

import io.quizcast.swarm.game.GameReport;
import java.util.Locale;

/** The metrics of the synthetic quizzes, in Prometheus's text format. Thread-safe. */
public final class ProbeFigures {
  private final StringBuilder page = new StringBuilder();
  private long runs;
  private long failures;
  private boolean well;
  private double finishedAt;
  private double acceptedMs;
  private double revealMs;
  private double resultsMs;

  /** Records the end of a quiz, whether successful or not. */
  public synchronized void played(boolean success, GameReport report) {
    ended(success);
    acceptedMs = report.accepted().max();
    revealMs = report.rounds().stream().mapToDouble(round -> round.reveal().max()).max().orElse(0);
    resultsMs = report.finishToResults().max();
  }

  /** Records a quiz that could not be played. */
  public synchronized void failed() {
    ended(false);
  }

  private void ended(boolean success) {
    runs++;
    failures += success ? 0 : 1;
    well = success;
    finishedAt = System.currentTimeMillis() / 1e3;
  }

  /** The metrics as text. They contain no result before the first quiz has ended. */
  public synchronized String text() {
    page.setLength(0);
    if (runs > 0) {
      gauge("success", "Whether the last quiz came to its end as it should", well ? 1 : 0);
      gauge("finished_timestamp_seconds", "When the last quiz ended", finishedAt);
      gauge("accepted_seconds", "Answer to accepted", acceptedMs / 1e3);
      gauge("reveal_seconds", "End of the window to the reveal", revealMs / 1e3);
      gauge("results_seconds", "Finish to results", resultsMs / 1e3);
    }
    line("runs_total", "counter", "Quizzes that ended", runs);
    line("failures_total", "counter", "Quizzes that did not end as they should", failures);
    return page.toString();
  }

  private void gauge(String name, String help, double value) {
    line(name, "gauge", help, value);
  }

  private void line(String name, String type, String help, double value) {
    page.append("# HELP quizcast_probe_").append(name).append(' ').append(help).append('\n');
    page.append("# TYPE quizcast_probe_").append(name).append(' ').append(type).append('\n');
    page.append(String.format(Locale.ROOT, "quizcast_probe_%s %.3f%n", name, value));
  }
}
