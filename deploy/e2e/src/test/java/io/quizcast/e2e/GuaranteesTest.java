package io.quizcast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every test that the papers name is there: a promise without its test is none. */
class GuaranteesTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern NAME = Pattern.compile("`(?:([a-z-]+/)?)(\\w+Test)(?:[.#](\\w+))?`");

  private static final Pattern LINE = Pattern.compile("(?m)^\\| ([0-9, ]+) \\|(.*)\\|$");

  /** So many defects may have a reason in place of a test. */
  private static final int REASONS = 10;

  @ParameterizedTest
  @CsvSource({"guarantees.md, 40", "defects.md, 60"})
  void eachTestThatIsNamedExists(String paper, int atLeast) throws IOException {
    List<MatchResult> names = NAME.matcher(read(paper)).results().toList();
    List<Path> tests = tests();
    List<String> missing = new ArrayList<>();
    for (MatchResult name : names) {
      boolean found =
          tests.stream()
              .filter(file -> file.getFileName().toString().equals(name.group(2) + ".java"))
              .anyMatch(file -> name.group(3) == null || declares(file, name.group(3)));
      if (!found) {
        missing.add(name.group());
      }
    }
    assertThat(names).hasSizeGreaterThan(atLeast);
    assertThat(missing).isEmpty();
  }

  @Test
  void eachDefectHasATestOrIsOneOfTenWithAReason() throws IOException {
    List<MatchResult> lines = LINE.matcher(read("defects.md")).results().toList();
    assertThat(
            lines.stream()
                .flatMap(line -> Stream.of(line.group(1).split(", ")))
                .map(Integer::valueOf)
                .sorted())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 65).boxed().toList());
    List<String> reasons = new ArrayList<>();
    for (MatchResult line : lines) {
      if (line.group(2).contains("| no test: ")) {
        reasons.add(line.group(1));
      } else {
        assertThat(line.group(2)).as("defect " + line.group(1)).containsPattern(NAME);
      }
    }
    assertThat(reasons).hasSizeLessThanOrEqualTo(REASONS);
  }

  private static String read(String paper) throws IOException {
    return Files.readString(ROOT.resolve("docs").resolve(paper));
  }

  private static boolean declares(Path file, String method) {
    try {
      return Pattern.compile("\\bvoid " + method + "\\(").matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> tests() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path module : modules()) {
      Path sources = module.resolve("src/test/java");
      if (Files.isDirectory(sources)) {
        try (Stream<Path> files = Files.walk(sources)) {
          files.filter(file -> file.toString().endsWith("Test.java")).forEach(found::add);
        }
      }
    }
    return found;
  }

  private static List<Path> modules() throws IOException {
    List<Path> modules = new ArrayList<>();
    for (Path parent : List.of(ROOT, ROOT.resolve("deploy"))) {
      try (Stream<Path> children = Files.list(parent)) {
        children.filter(Files::isDirectory).forEach(modules::add);
      }
    }
    return modules;
  }
}
