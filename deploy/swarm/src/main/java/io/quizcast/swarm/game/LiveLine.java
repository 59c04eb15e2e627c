package io.quizcast.swarm.game;

import java.io.PrintStream;

/**
 * One line that is rewritten in place on a terminal. Elsewhere a line is printed every ten seconds.
 */
public final class LiveLine {
  private static final int QUIET_CALLS = 10;

  private final PrintStream out;
  private final boolean inPlace;
  private int calls;

  public LiveLine(PrintStream out, boolean inPlace) {
    this.out = out;
    this.inPlace = inPlace;
  }

  /** Called about once a second. */
  public void show(String text) {
    if (inPlace) {
      out.print("\r\u001b[2K" + text);
      out.flush();
    } else if (calls % QUIET_CALLS == 0) {
      out.println(text);
    }
    calls++;
  }

  public void end() {
    if (inPlace) {
      out.println();
    }
    calls = 0;
  }
}
