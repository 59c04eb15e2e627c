package io.quizcast.e2e.invariant;

import java.util.List;

/** No frame, snapshot or log line holds a right option's words before its question is opened. */
final class NoCanarySings implements Invariant {

  @Override
  public String sentence() {
    return "no right option's words are told before its question";
  }

  @Override
  public List<String> violations(GameTrace trace) {
    return trace.outside().leaks();
  }
}
