package io.quizcast.e2e.platform;

import java.io.IOException;
import java.time.Duration;

/** Waits for conditions that nothing announces. */
public final class Waiting {
  private static final int PAUSE_MILLIS = 100;

  private Waiting() {}

  /** A condition that is checked again and again. */
  public interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /** Returns whether the condition holds in time. */
  public static boolean until(Duration patience, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return true;
  }
}
