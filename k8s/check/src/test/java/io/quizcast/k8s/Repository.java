package io.quizcast.k8s;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the repository of this module, in whatever folder the build was started. */
public final class Repository {
  private static final Map<String, Overlay> RENDERED = new ConcurrentHashMap<>();

  private Repository() {}

  /** An overlay of the repository, rendered once for all tests, so its objects must not change. */
  static Overlay overlay(String name) {
    return RENDERED.computeIfAbsent(
        name, _ -> Overlay.render(root().resolve("k8s/overlays").resolve(name)));
  }

  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("quizcast"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
