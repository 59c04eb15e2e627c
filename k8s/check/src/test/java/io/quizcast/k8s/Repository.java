package io.quizcast.k8s;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the repository of this module, in whatever folder the build was started. */
public final class Repository {
  private Repository() {}

  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("quizcast"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
