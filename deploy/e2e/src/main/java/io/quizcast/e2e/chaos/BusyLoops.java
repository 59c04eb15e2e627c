package io.quizcast.e2e.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Processes that each keep one core busy, at normal priority. */
final class BusyLoops implements AutoCloseable {
  private final List<Process> loops = new ArrayList<>();

  /** One loop pinned to each of the first cores. */
  BusyLoops(int count) throws IOException {
    for (int core = 0; core < count; core++) {
      loops.add(
          new ProcessBuilder(
                  "taskset", "-c", String.valueOf(core), "sh", "-c", "while :; do :; done")
              .start());
    }
  }

  @Override
  public void close() {
    loops.forEach(Process::destroyForcibly);
  }
}
