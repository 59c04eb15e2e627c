package io.quizcast.local.platform;

import java.time.Duration;

/** Waits until a server is ready. */
public final class Readiness {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Readiness() {}

  /** False when the process ended or {@code limit} passed before it was ready. */
  public static boolean await(ServerProgram program, OwnedProcess process, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      if (program.isReady(process.pid())) {
        return true;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }
}
