package io.quizcast.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that every link of every document points to a file, and its anchor to a heading of that
 * file.
 */
class LinksTest {
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

  @Test
  void everyLinkOfEveryDocumentHasATarget() throws IOException {
    try (Stream<Path> files = Files.walk(REPOSITORY, 6)) {
      List<Path> documents =
          files
              .filter(file -> file.toString().endsWith(".md"))
              .filter(file -> !isOutside(REPOSITORY.relativize(file)))
              .toList();
      assertThat(documents).contains(REPOSITORY.resolve("README.md"));
      assertThat(documents.stream().flatMap(LinksTest::deadLinks)).isEmpty();
    }
  }

  @Test
  void aMissingFileAndAMissingHeadingAreFound(@TempDir Path folder) throws IOException {
    Path document = folder.resolve("a.md");
    Files.writeString(document, "# One heading\n[x](none.md) [y](a.md#two) [z](#one-heading)");
    assertThat(deadLinks(document)).hasSize(2);
  }

  /** Skips build output, and texts that the application serves, because their links are routes. */
  private static boolean isOutside(Path path) {
    return path.toString().matches("(.*/)?(node_modules|target|dist|public|\\.quizcast)/.*");
  }

  private static Stream<String> deadLinks(Path document) {
    return LINK.matcher(read(document))
        .results()
        .filter(link -> !link.group(1).matches("[a-z]+:.*"))
        .filter(link -> isDead(document, link))
        .map(link -> document + " -> " + link.group());
  }

  private static boolean isDead(Path document, MatchResult link) {
    Path target =
        link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1)).normalize();
    @Nullable String anchor = link.group(2);
    return !Files.exists(target)
        || (anchor != null
            && target.toString().endsWith(".md")
            && !anchors(target).contains(anchor));
  }

  private static List<String> anchors(Path document) {
    return HEADING
        .matcher(read(document))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(text -> text.replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-'))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
