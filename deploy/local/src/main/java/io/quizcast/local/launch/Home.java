package io.quizcast.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of one platform: {@code data} survives everything, {@code logs} are for people, {@code
 * run} says what runs now, {@code secrets} were made at the first start.
 */
record Home(Path root) {
  private static final long LARGE_LOG_BYTES = 20L << 20;

  static Home at(Path root) throws IOException {
    Home home = new Home(root.toAbsolutePath().normalize());
    if (!Files.isDirectory(home.root)) {
      Files.createDirectories(home.root);
      Files.setPosixFilePermissions(home.root, PosixFilePermissions.fromString("rwx------"));
    }
    for (String folder : new String[] {"data", "logs", "run", "work"}) {
      Files.createDirectories(home.root.resolve(folder));
    }
    return home;
  }

  Path data(String name) {
    return root.resolve("data").resolve(name);
  }

  /** The working directory of a process without data of its own. */
  Path work(String name) {
    return root.resolve("work").resolve(name);
  }

  /** What would have been mailed, a file each. */
  Path mail() {
    return root.resolve("mail");
  }

  Path log(String name) {
    return root.resolve("logs").resolve(name + ".log");
  }

  Path pidFile(String name) {
    return run(name + ".pid");
  }

  Path run(String file) {
    return root.resolve("run").resolve(file);
  }

  Path secrets() {
    return root.resolve("secrets");
  }

  /** A log that has grown large becomes {@code NAME.log.1}; nobody may be writing to it. */
  void turnLog(String name) throws IOException {
    Path log = log(name);
    if (Files.exists(log) && Files.size(log) > LARGE_LOG_BYTES) {
      Files.move(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
