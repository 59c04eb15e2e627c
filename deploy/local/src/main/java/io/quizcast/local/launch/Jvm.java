package io.quizcast.local.launch;

import java.nio.file.Path;
import java.util.List;

/** How child JVMs are started. */
final class Jvm {
  static final List<String> COMMON =
      List.of(
          "-XX:+ExitOnOutOfMemoryError",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED",
          "-Dfile.encoding=UTF-8");

  private Jvm() {}

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
