import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says whether every test method that docs/asvs.md names exists and ran without failing. Run it from
 * the root after the tests: {@code java docs/CheckAsvs.java}; {@code --exists} leaves out whether it
 * ran.
 */
class CheckAsvs {
  private static final Pattern REFERENCE = Pattern.compile("`(\\w+Test)#(\\w+)`");
  private static final Pattern RULE = Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| [12] \\| (.*) \\|$");

  void main(String[] arguments) throws IOException {
    boolean mustHaveRun = !List.of(arguments).contains("--exists");
    Path root = Path.of("").toAbsolutePath();
    String table = Files.readString(root.resolve("docs/asvs.md"));
    List<String> problems = new ArrayList<>();
    int rules = 0;
    for (MatchResult rule : RULE.matcher(table).results().toList()) {
      rules++;
      boolean shown = REFERENCE.matcher(rule.group(2)).find() || rule.group(2).contains("reason");
      if (!shown) {
        problems.add(rule.group(1) + " has neither a test nor a reason");
      }
    }
    Map<String, String> references = new TreeMap<>();
    REFERENCE.matcher(table).results().forEach(r -> references.put(r.group(1) + "#" + r.group(2), r.group(1)));
    for (Map.Entry<String, String> reference : references.entrySet()) {
      String method = reference.getKey().substring(reference.getValue().length() + 1);
      if (files(root, reference.getValue() + ".java").stream().noneMatch(f -> declares(f, method))) {
        problems.add(reference.getKey() + " does not exist");
      } else if (mustHaveRun && reports(root, reference.getValue()).stream().noneMatch(f -> passed(f, method))) {
        problems.add(reference.getKey() + " did not run, or failed");
      }
    }
    problems.forEach(System.err::println);
    System.out.printf("%d rules, %d test methods, %d problems%n", rules, references.size(), problems.size());
    System.exit(problems.isEmpty() && rules > 0 ? 0 : 1);
  }

  private static List<Path> files(Path root, String name) throws IOException {
    try (Stream<Path> all = Files.walk(root, 14)) {
      return all.filter(f -> f.getFileName().toString().equals(name) && f.toString().contains("src/test")).toList();
    }
  }

  private static List<Path> reports(Path root, String type) throws IOException {
    try (Stream<Path> all = Files.walk(root, 5)) {
      return all.filter(f -> f.getFileName().toString().matches("TEST-.*\\." + type + "\\.xml")).toList();
    }
  }

  private static boolean declares(Path source, String method) {
    return Pattern.compile("\\bvoid " + method + "\\(").matcher(read(source)).find();
  }

  /** A parameterized method is reported once per case; each must have passed. */
  private static boolean passed(Path report, String method) {
    Pattern testcase = Pattern.compile("(?s)<testcase name=\"" + method + "\\b[^>]*?(/>|>(.*?)</testcase>)");
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
