package io.quizcast.local.platform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Finds the prefix that lets root start PostgreSQL, which refuses to run as root. */
final class Unprivileged {
  private static final String USER = "nobody";

  private Unprivileged() {}

  /**
   * Returns an empty prefix for ordinary users. For root the prefix enters a user namespace without
   * a mapping. Where that is forbidden, it switches to the user nobody, who becomes the owner of
   * {@code own}.
   */
  static List<String> prefix(Path... own) {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    if (succeeds("unshare", "--user", "true")) {
      return List.of("unshare", "--user");
    }
    if (succeeds("setpriv", "--reuid=" + USER, "--clear-groups", "true")) {
      for (Path path : own) {
        giveAway(path);
      }
      return List.of("setpriv", "--reuid=" + USER, "--clear-groups");
    }
    throw new IllegalStateException(
        "PostgreSQL does not run as root, and neither unshare nor setpriv works here:"
            + " run this as an ordinary user");
  }

  private static boolean succeeds(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void giveAway(Path root) {
    try {
      UserPrincipal user =
          root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER);
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
                throws IOException {
              Files.setOwner(path, user);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
                throws IOException {
              Files.setOwner(path, user);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new IllegalStateException("Cannot give " + root + " to " + USER, e);
    }
  }
}
