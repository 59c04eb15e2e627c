package io.quizcast.e2e.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file in the repository with the figures of runs, one JSON line per run. */
public record EvidenceFile(Path path) {

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
