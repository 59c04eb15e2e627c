package io.quizcast.e2e.alerts;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Stops and resumes processes in turns. A shell does it with millisecond precision. When its input
 * ends, even because this program was killed, it resumes the processes.
 */
final class Stutter implements AutoCloseable {
  private static final String TURNS =
      """
      pause() { read -rt "$1"; (($? > 128)); }
      while kill -STOP $3 && pause "$1" && kill -CONT $3 && pause "$2"; do :; done
      kill -CONT $3
      """;

  private final Process shell;

  Stutter(List<Long> pids, Duration stopped, Duration running) throws IOException {
    String all = pids.stream().map(String::valueOf).collect(Collectors.joining(" "));
    shell =
        new ProcessBuilder("bash", "-c", TURNS, "stutter", seconds(stopped), seconds(running), all)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  private static String seconds(Duration time) {
    return String.valueOf(time.toMillis() / 1e3);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    shell.getOutputStream().close();
    shell.waitFor();
  }
}
