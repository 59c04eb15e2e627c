package io.quizcast.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of one platform: {@code data} survives restarts, {@code logs} are for people, {@code
 * run} names the running processes, and {@code secrets} is generated at the first start.
 */
record Home(Path root) {
  private static final long LARGE_LOG_BYTES = 20L << 20;

  static Home at(Path root) throws IOException {
    Home home = new Home(root.toAbsolutePath().normalize());
    Files.createDirectories(home.root);
    // Also sets the permissions of an existing folder, because other users of the machine must not
    // read logs and e-mails.
    Files.setPosixFilePermissions(home.root, PosixFilePermissions.fromString("rwx------"));
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

  /** The folder of the e-mails that would have been sent, one file each. */
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

  /**
   * Copies a log that has grown large to {@code NAME.log.1} and truncates it. Its process keeps the
   * file open in append mode, so it continues at the new beginning.
   */
  void rotateLog(String name) throws IOException {
    Path log = log(name);
    if (Files.exists(log) && Files.size(log) > LARGE_LOG_BYTES) {
      Files.copy(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
      Files.write(log, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
    }
  }
}
