package io.quizcast.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The AOT cache of a service, kept beside its build: with it a start takes about half the time and
 * CPU. One process records it once per build and JVM and writes it when it shuts down. A JVM
 * ignores a cache that does not fit.
 */
final class StartCache {
  private final Path jar;
  private final Path cache;

  /** The recording, which becomes the cache once it is complete. */
  private final Path fresh;

  /**
   * A file that the JVM creates when it begins to record, and removes when the recording is
   * written.
   */
  private final Path unfinished;

  private boolean mayRecord;

  /**
   * @param jar the jar of the service, in a folder of its own
   * @param mayRecord false for further replicas, because one recording is enough
   */
  StartCache(Path jar, boolean mayRecord) {
    this.jar = jar;
    this.mayRecord = mayRecord;
    Path build = jar.toAbsolutePath().resolveSibling("..").normalize();
    String name = "start-" + System.getProperty("java.vm.version") + ".aot";
    this.cache = build.resolve(name);
    this.fresh = build.resolve(name + ".new");
    this.unfinished = build.resolve(name + ".new.config");
  }

  /**
   * Options for the JVM that is about to start. Only the first call makes it record, because
   * recording slows the start down.
   */
  List<String> options() throws IOException {
    settle();
    if (isCurrent()) {
      return List.of("-XX:AOTCache=" + cache);
    }
    if (!mayRecord) {
      return List.of();
    }
    mayRecord = false;
    Files.deleteIfExists(cache);
    Files.deleteIfExists(fresh);
    return List.of("-XX:AOTCacheOutput=" + fresh);
  }

  /** Whether a process is recording, so that stopping it will take longer. */
  boolean isRecording() {
    return Files.exists(unfinished);
  }

  /** Discards the cache after a failed start, so that the next one runs without it. */
  void distrust() throws IOException {
    Files.deleteIfExists(cache);
  }

  private void settle() throws IOException {
    if (!Files.exists(fresh) || isRecording()) {
      return;
    }
    try {
      Files.move(fresh, cache, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      // Another replica has already moved the recording.
      return;
    }
  }

  private boolean isCurrent() throws IOException {
    return Files.exists(cache)
        && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0;
  }
}
