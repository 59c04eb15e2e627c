package io.quizcast.e2e.telemetry;

import io.quizcast.e2e.telemetry.Exposition.Meter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The tables of {@code docs/metrics.md}, one per service. */
final class MetricsTable {
  private static final Path PAPER = Path.of("../../docs/metrics.md");
  private static final Pattern SECTION = Pattern.compile("(?m)^## (\\S+)$");

  /** A row with name, type, labels, unit and meaning. None of them may be missing. */
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| `(quizcast_\\w+)` \\| (\\w+) \\| ([^|]*) \\| ([^|]+) \\| ([^|]{10,}) \\|$");

  private static final Pattern LABEL = Pattern.compile("`(\\w+)`");

  private MetricsTable() {}

  /** Reads the documented metrics, by service and name. */
  static Map<String, Map<String, Meter>> read() throws IOException {
    String text = Files.readString(PAPER);
    List<MatchResult> heads = SECTION.matcher(text).results().toList();
    Map<String, Map<String, Meter>> tables = new TreeMap<>();
    for (int i = 0; i < heads.size(); i++) {
      int end = i + 1 < heads.size() ? heads.get(i + 1).start() : text.length();
      tables.put(heads.get(i).group(1), rows(text.substring(heads.get(i).end(), end)));
    }
    return tables;
  }

  private static Map<String, Meter> rows(String section) {
    Map<String, Meter> rows = new TreeMap<>();
    ROW.matcher(section)
        .results()
        .forEach(row -> rows.put(row.group(1), new Meter(row.group(2), labels(row.group(3)))));
    return rows;
  }

  private static Set<String> labels(String cell) {
    Set<String> labels = new TreeSet<>();
    LABEL.matcher(cell).results().forEach(label -> labels.add(label.group(1)));
    return labels;
  }
}
