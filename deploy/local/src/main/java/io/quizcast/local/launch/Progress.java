package io.quizcast.local.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What {@code ./quizcast up} shows while it waits: the lines of a file that the script follows
 * until {@code @ready} or {@code @failed}.
 */
final class Progress {
  private final Path file;

  Progress(Path file) throws IOException {
    this.file = file;
    Files.deleteIfExists(file);
    Files.createFile(file);
  }

  synchronized void line(String text) {
    try {
      Files.writeString(file, text + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void ready() {
    line("@ready");
  }

  void failed() {
    line("@failed");
  }

  /** Writes a line with a timestamp to the launcher's own log. */
  static void log(String text) {
    System.out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + text);
  }
}
