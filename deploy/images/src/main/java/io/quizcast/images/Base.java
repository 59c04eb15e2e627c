package io.quizcast.images;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The base of an image.
 *
 * @param name the reference, {@code NAME@sha256:DIGEST} or {@code tar:FILE}
 */
record Base(String name) {
  private static final String TAR = "tar:";
  private static final Pattern BY_CONTENT = Pattern.compile("[^@\\s]+@sha256:[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException for a tag, because a tag may point to another image tomorrow
   */
  static Base parse(String name) {
    if (!name.startsWith(TAR) && !BY_CONTENT.matcher(name).matches()) {
      throw new IllegalArgumentException("a base is NAME@sha256:DIGEST or tar:FILE, not " + name);
    }
    return new Base(name);
  }

  JibContainerBuilder builder() throws InvalidImageReferenceException {
    return name.startsWith(TAR)
        ? Jib.from(TarImage.at(Path.of(name.substring(TAR.length()))))
        : Jib.from(DockerConfig.image(name));
  }
}
