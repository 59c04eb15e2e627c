import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints the unit tests of modules, separated by commas: test classes that start no server,
 * container or browser, neither directly nor through another test class. Run it from the root:
 * {@code java .ci/UnitTests.java contracts auth-service …}.
 */
class UnitTests {
  private static final Pattern SERVER =
      Pattern.compile(
          "@QuarkusTest\\b|@QuarkusComponentTest|@WithTestResource|\\bTestPlatform\\b|\\bTemporaryServers\\b|\\bTestedPlatform\\b|\\bMigrationRoundTrip\\b|\\bShippedEdge\\b"
              + "|\\bLocal(Kafka|Postgres|Redis)\\b|\\bEmbedded\\w+|\\bGreenMail\\b|\\bPlaywright\\b|\\bTool\\.|ProcessBuilder|FuzzTest");
  private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w+");

  void main(String[] modules) throws IOException {
    List<String> units = new ArrayList<>();
    for (String module : modules) {
      units.addAll(units(Path.of(module, "src/test/java")));
    }
    System.out.println(String.join(",", units));
  }

  private static List<String> units(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
      }
    }
    Set<String> servers =
        sources.entrySet().stream()
            .filter(source -> SERVER.matcher(source.getValue()).find())
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(HashSet::new));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Map.Entry<String, String> source : sources.entrySet()) {
        if (!servers.contains(source.getKey())
            && NAME.matcher(source.getValue()).results().anyMatch(name -> servers.contains(name.group()))) {
          grew |= servers.add(source.getKey());
        }
      }
    }
    return sources.keySet().stream().filter(name -> name.endsWith("Test") && !servers.contains(name)).sorted().toList();
  }
}
