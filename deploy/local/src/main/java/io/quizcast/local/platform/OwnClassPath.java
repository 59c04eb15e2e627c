package io.quizcast.local.platform;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This JVM's class path, for child JVMs that work in another folder. */
public final class OwnClassPath {
  private OwnClassPath() {}

  /**
   * Surefire puts the class path into the manifest of a jar and sets this property to the class
   * path.
   */
  public static String absolute() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> parts = new ArrayList<>();
    for (String part : path.split(File.pathSeparator, -1)) {
      parts.add(Path.of(part).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, parts);
  }
}
