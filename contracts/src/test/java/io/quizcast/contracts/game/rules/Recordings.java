package io.quizcast.contracts.game.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Recorded games in {@code src/test/resources}. With {@code -Drecordings.write} the tests write the
 * events anew that the rules decide for the recorded commands. Read the difference before you
 * commit it: a recording of a released version never changes.
 */
final class Recordings {
  private Recordings() {}

  /** The lines that are not blank. */
  static List<String> read(String name) throws IOException {
    try (InputStream in = Recordings.class.getResourceAsStream("/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    }
  }

  static void write(String name, List<String> lines) throws IOException {
    if (Boolean.getBoolean("recordings.write")) {
      Files.write(Path.of("src/test/resources", name), lines);
    }
  }
}
