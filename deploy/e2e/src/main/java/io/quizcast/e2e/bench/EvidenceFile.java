package io.quizcast.e2e.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Option;

/**
 * The option {@code --evidence} of a command: a file in the repository with the figures of its
 * runs, one JSON line per run.
 */
public final class EvidenceFile {
  @Option(
      names = "--evidence",
      description = "a JSON line per run is appended here (default: ${DEFAULT-VALUE})")
  Path path;

  /**
   * @param name the file's name in {@code docs/evidence}, without its ending
   */
  public EvidenceFile(String name) {
    path = Path.of("docs/evidence", name + ".jsonl");
  }

  /** Adds a line. */
  public void append(Object run) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.writeString(
        path,
        new ObjectMapper().writeValueAsString(run) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
