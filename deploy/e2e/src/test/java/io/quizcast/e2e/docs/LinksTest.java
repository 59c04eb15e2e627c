package io.quizcast.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the papers point at is there. */
class LinksTest {
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");
  private static final Pattern HOP = Pattern.compile("(?m)^\\| ([1-8]) \\|.*\\]\\(([^)]+)\\)");

  @Test
  void everyLinkOfEveryPaperLeadsSomewhere() throws IOException {
    List<Path> papers = papers();
    assertThat(papers).hasSizeGreaterThan(3);
    assertThat(papers.stream().flatMap(LinksTest::dead)).isEmpty();
  }

  @Test
  void theLifeOfOneAnswerHasEightHops() throws IOException {
    String readme = Files.readString(REPOSITORY.resolve("README.md"));
    assertThat(HOP.matcher(readme).results().map(hop -> hop.group(1)))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
  }

  private static List<Path> papers() throws IOException {
    try (Stream<Path> files = Files.walk(REPOSITORY, 4)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(
              file -> !REPOSITORY.relativize(file).toString().matches(".*(node_modules|target).*"))
          .toList();
    }
  }

  private static Stream<String> dead(Path paper) {
    try {
      return LINK.matcher(Files.readString(paper))
          .results()
          .map((MatchResult link) -> link.group(1))
          .filter(to -> !to.matches("[a-z]+:.*") && !Files.exists(paper.resolveSibling(to)))
          .map(to -> REPOSITORY.relativize(paper) + " -> " + to);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
