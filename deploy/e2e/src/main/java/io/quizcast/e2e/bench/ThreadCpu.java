package io.quizcast.e2e.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The CPU time of some threads of a process, as counted by Linux. */
final class ThreadCpu {
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER_TIME = 11;

  private ThreadCpu() {}

  /** CPU seconds of all live threads whose name begins with {@code name}, since they started. */
  static double seconds(long pid, String name) throws IOException {
    double ticks = 0;
    Path tasks = Path.of("/proc", Long.toString(pid), "task");
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        ticks += ticks(thread, name);
      }
    }
    return ticks / TICKS_PER_SECOND;
  }

  private static double ticks(Path thread, String name) throws IOException {
    try {
      if (!Files.readString(thread.resolve("comm")).startsWith(name)) {
        return 0;
      }
      String stat = Files.readString(thread.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Double.parseDouble(fields[USER_TIME]) + Double.parseDouble(fields[USER_TIME + 1]);
    } catch (NoSuchFileException ended) {
      return 0;
    }
  }
}
