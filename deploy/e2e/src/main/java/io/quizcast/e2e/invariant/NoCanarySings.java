package io.quizcast.e2e.invariant;

import io.quizcast.e2e.invariant.trace.GameTrace;
import java.util.List;

/**
 * Checks that no frame, snapshot or log line contains a right option before its question is opened.
 */
final class NoCanarySings implements Invariant {

  @Override
  public String statement() {
    return "no text of a right option is sent before its question";
  }

  @Override
  public List<String> violations(GameTrace trace) {
    return trace.outside().leaks();
  }
}
