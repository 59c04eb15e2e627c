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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that docs/guarantees.md names is there: a promise without its test is none. */
class GuaranteesTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern NAME = Pattern.compile("`(?:([a-z-]+/)?)(\\w+Test)(?:[.#](\\w+))?`");

  @Test
  void eachTestThatIsNamedExists() throws IOException {
    String promises = Files.readString(ROOT.resolve("docs/guarantees.md"));
    List<MatchResult> names = NAME.matcher(promises).results().toList();
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
    assertThat(names).hasSizeGreaterThan(40);
    assertThat(missing).isEmpty();
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
