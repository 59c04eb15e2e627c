import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Checks the tests that docs/asvs.md, docs/guarantees.md and docs/defects.md name: each exists, is
 * a test, and ran without failing. Run it from the root after the tests: {@code java
 * docs/CheckTests.java}. With {@code --exists} it does not check that they ran.
 */
class CheckTests {
  private static final Pattern REFERENCE = Pattern.compile("`(?:[a-z-]+/)?(\\w+Test)(?:[.#](\\w+))?`");
  private static final Pattern RULE = Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| [12] \\| (.*) \\|$");
  private static final Pattern DEFECT = Pattern.compile("(?m)^\\| ([0-9, ]+) \\|(.*)\\|$");
  private static final String TEST_ANNOTATION = "@(?:Test|ParameterizedTest|RepeatedTest|Property|Example|FuzzTest)\\b";
  private static final int DEFECTS = 65;

  /** The maximum number of defects with a reason instead of a test. */
  private static final int REASONS = 10;

  private final List<String> problems = new ArrayList<>();
  private final Map<String, List<Path>> sources = new HashMap<>();
  private final Map<String, List<Path>> reports = new HashMap<>();

  void main(String[] arguments) throws IOException {
    boolean mustHaveRun = !List.of(arguments).contains("--exists");
    Path root = Path.of("").toAbsolutePath();
    index(root);
    TreeSet<String> named = new TreeSet<>();
    for (String paper : List.of("asvs.md", "guarantees.md", "defects.md")) {
      for (MatchResult reference : REFERENCE.matcher(read(root.resolve("docs").resolve(paper))).results().toList()) {
        String type = reference.group(1);
        String method = reference.group(2);
        if (named.add(type + (method == null ? "" : "#" + method))) {
          check(paper, type, method, mustHaveRun);
        }
      }
    }
    checkRules(read(root.resolve("docs/asvs.md")));
    checkDefects(read(root.resolve("docs/defects.md")));
    problems.forEach(System.err::println);
    System.out.printf("%d tests are named, %d problems%n", named.size(), problems.size());
    System.exit(problems.isEmpty() && !named.isEmpty() ? 0 : 1);
  }

  private void index(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root, 14)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        String path = root.relativize(file).toString();
        if (path.contains("src/test/java/") && name.endsWith("Test.java")) {
          sources.computeIfAbsent(name.replace(".java", ""), _ -> new ArrayList<>()).add(file);
        } else if (path.contains("surefire-reports") && name.startsWith("TEST-") && name.endsWith(".xml")) {
          String type = name.substring(name.lastIndexOf('.', name.length() - 5) + 1, name.length() - 4);
          reports.computeIfAbsent(type, _ -> new ArrayList<>()).add(file);
        }
      }
    }
  }

  private void check(String paper, String type, String method, boolean mustHaveRun) {
    String name = paper + ": " + type + (method == null ? "" : "." + method);
    List<Path> declaring =
        sources.getOrDefault(type, List.of()).stream().filter(f -> method == null || declares(f, method)).toList();
    if (declaring.isEmpty()) {
      problems.add(name + " is no test");
    } else if (mustHaveRun && reports.getOrDefault(type, List.of()).stream().noneMatch(f -> passed(f, method))) {
      problems.add(name + " did not run, or failed");
    }
  }

  private void checkRules(String asvs) {
    for (MatchResult rule : RULE.matcher(asvs).results().toList()) {
      if (!REFERENCE.matcher(rule.group(2)).find() && !rule.group(2).contains("reason")) {
        problems.add("asvs.md: " + rule.group(1) + " has neither a test nor a reason");
      }
    }
  }

  private void checkDefects(String defects) {
    List<Integer> listed = new ArrayList<>();
    int reasons = 0;
    for (MatchResult line : DEFECT.matcher(defects).results().toList()) {
      Stream.of(line.group(1).split(", ")).map(Integer::valueOf).forEach(listed::add);
      if (line.group(2).contains("| no test: ")) {
        reasons++;
      } else if (!REFERENCE.matcher(line.group(2)).find()) {
        problems.add("defects.md: " + line.group(1) + " names no test");
      }
    }
    listed.sort(null);
    if (!listed.equals(IntStream.rangeClosed(1, DEFECTS).boxed().toList())) {
      problems.add("defects.md: a defect is missing or listed twice: " + listed);
    }
    if (reasons > REASONS) {
      problems.add("defects.md: " + reasons + " defects have no test; " + REASONS + " may");
    }
  }

  /** Matches only a method with a test annotation, not any method of this name. */
  private static boolean declares(Path source, String method) {
    return Pattern.compile("(?s)" + TEST_ANNOTATION + "(?:(?!\\bvoid\\b).){0,3000}?\\bvoid " + method + "\\(")
        .matcher(read(source))
        .find();
  }

  /** A parameterized method is reported once per case, and each case must have passed. */
  private static boolean passed(Path report, String method) {
    String name = method == null ? "[^\"]*" : method + "\\b[^\"]*";
    Pattern testcase = Pattern.compile("(?s)<testcase name=\"" + name + "\"[^>]*?(/>|>(.*?)</testcase>)");
    List<MatchResult> cases = testcase.matcher(read(report)).results().toList();
    return !cases.isEmpty()
        && cases.stream()
            .map(c -> c.group(2) == null ? "" : c.group(2))
            .noneMatch(body -> body.contains("<failure") || body.contains("<error") || body.contains("<skipped"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
