import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Searches the tree for the replaced words that docs/words.txt lists. Run it from the root: {@code
 * java docs/CheckWords.java}. Folders given as arguments are searched instead of those in the list.
 */
class CheckWords {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final Pattern PART = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[A-Z]+");
  private static final Pattern LINE = Pattern.compile("(word|name|type|says) (.+?) = (.+)");

  /** An old name that recorded data may still contain. */
  private static final Pattern ALIAS = Pattern.compile("Alias|aliases");

  private final Map<String, String> words = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> types = new HashMap<>();
  private final Map<Pattern, String> sayings = new HashMap<>();
  private final List<Pattern> skipped = new ArrayList<>();
  private final TreeSet<String> covered = new TreeSet<>();
  private final List<String> found = new ArrayList<>();
  private int files;

  void main(String[] arguments) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    read(root.resolve("docs/words.txt"));
    selfTest();
    if (arguments.length > 0) {
      covered.clear();
      covered.addAll(List.of(arguments));
    }
    for (String folder : covered) {
      walk(root, root.resolve(folder));
    }
    found.forEach(System.err::println);
    System.out.printf("%d files, %d replaced words%n", files, found.size());
    System.exit(found.isEmpty() && files > 0 ? 0 : 1);
  }

  private void read(Path list) throws IOException {
    for (String line : Files.readAllLines(list)) {
      if (line.startsWith("cover ")) {
        covered.addAll(List.of(line.substring(6).split(" ")));
      } else if (line.startsWith("skip ")) {
        skipped.add(Pattern.compile(line.split(" ", 3)[1]));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        rule(line);
      }
    }
  }

  private void rule(String line) {
    var matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("docs/words.txt: " + line);
    }
    String word = matcher.group(2);
    String instead = matcher.group(3);
    switch (matcher.group(1)) {
      case "word" -> words.put(word, instead);
      case "name" -> names.put(word, instead);
      case "type" -> types.put(word, instead);
      default -> sayings.put(Pattern.compile("(?i)\\b" + word.replace(" ", "\\s+") + "\\b"), instead);
    }
  }

  /** Tests the check itself: lines that it must report, and lines that it must not. */
  private void selfTest() {
    for (String bad : List.of("one trip", "tripSeconds", "MOST_BOTS", "mostPerDay", "game_trip_seconds", "his answer", "a Beat")) {
      require(check("x.java", bad).size() > 0, bad);
    }
    for (String good : List.of("one round trip", "MigrationRoundTrip", "at most one", "atMost", "DeadLetter", "dead letters", "heartbeat", "the", "this")) {
      require(check("x.java", good).isEmpty(), good);
    }
  }

  private static void require(boolean holds, String line) {
    if (!holds) {
      throw new IllegalStateException("the check itself is wrong about: " + line);
    }
  }

  private void walk(Path root, Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return isSkipped(root.relativize(path).toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
            String name = root.relativize(path).toString();
            if (!isSkipped(name)) {
              inspect(path, name);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private boolean isSkipped(String path) {
    return skipped.stream().anyMatch(pattern -> pattern.matcher(path).find());
  }

  private void inspect(Path path, String name) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(path);
    } catch (MalformedInputException e) {
      return;
    }
    files++;
    check(name, path.getFileName().toString()).forEach(what -> found.add(name + ": its name: " + what));
    for (int i = 0; i < lines.size(); i++) {
      for (String what : check(name, lines.get(i))) {
        found.add("%s:%d: %s".formatted(name, i + 1, what));
      }
    }
  }

  private List<String> check(String file, String line) {
    List<String> wrong = new ArrayList<>();
    if (ALIAS.matcher(line).find()) {
      return wrong;
    }
    String before = "";
    boolean code = file.matches(".*\\.(java|tsx?)") && !line.strip().matches("(\\*|//|/\\*).*");
    for (MatchResult token : NAME.matcher(line).results().toList()) {
      List<String> parts = parts(token.group());
      for (int i = 0; i < parts.size(); i++) {
        String part = parts.get(i);
        String previous = i > 0 ? parts.get(i - 1) : before;
        add(wrong, words, part, previous, token.group());
        if (parts.size() > 1) {
          add(wrong, names, part, previous, token.group());
        }
      }
      if (parts.size() > 1) {
        // Two adjacent parts of a name may form one word of the list, such as SessionTies.
        for (int i = 0; i + 1 < parts.size(); i++) {
          add(wrong, names, parts.get(i) + parts.get(i + 1), "", token.group());
        }
      }
      if (code && types.containsKey(token.group())) {
        wrong.add(token.group() + " -> " + types.get(token.group()));
      }
      before = parts.isEmpty() ? "" : parts.getLast();
    }
    sayings.forEach(
        (saying, instead) -> {
          var matcher = saying.matcher(line);
          if (matcher.find()) {
            wrong.add(matcher.group() + " -> " + instead);
          }
        });
    return wrong;
  }

  private static void add(List<String> wrong, Map<String, String> rules, String part, String before, String token) {
    String instead = rules.getOrDefault(part, part.endsWith("s") ? rules.get(part.substring(0, part.length() - 1)) : null);
    boolean fine = (part.startsWith("trip") && before.equals("round"))
        || (part.startsWith("letter") && before.equals("dead"))
        || (part.equals("most") && before.equals("at"));
    if (instead != null && !fine) {
      wrong.add((token.equalsIgnoreCase(part) ? token : part + " in " + token) + " -> " + instead);
    }
  }

  private static List<String> parts(String name) {
    return PART.matcher(name).results().map(part -> part.group().toLowerCase(Locale.ROOT)).toList();
  }
}
