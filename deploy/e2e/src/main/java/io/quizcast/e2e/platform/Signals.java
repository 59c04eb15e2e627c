package io.quizcast.e2e.platform;

import java.io.IOException;

/** Signals to processes of the platform. */
public final class Signals {
  private Signals() {}

  /**
   * @param name such as {@code KILL}, {@code STOP}, {@code CONT}
   */
  public static void send(String name, long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start();
    if (pid <= 0 || kill.waitFor() != 0) {
      throw new IOException("kill -" + name + " did not find process " + pid);
    }
  }
}
