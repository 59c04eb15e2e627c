package io.quizcast.e2e.invariant;

import io.quizcast.e2e.invariant.trace.GameTrace;
import java.util.List;

/** Checks that a replay from the log gives the same events, survivors, ranks and shares. */
final class ReplayIsIdentical implements Invariant {
  private static final String IDENTICAL = "identical:";

  @Override
  public String statement() {
    return "a replay of the log gives the same game";
  }

  @Override
  public List<String> violations(GameTrace trace) {
    List<String> said = trace.outside().replay();
    boolean identical = said.stream().anyMatch(line -> line.startsWith(IDENTICAL));
    return said.isEmpty() || identical ? List.of() : said;
  }
}
