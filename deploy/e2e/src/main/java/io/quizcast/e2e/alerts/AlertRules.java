package io.quizcast.e2e.alerts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A copy of the rules for the impatient: what would have to last for minutes has to last for
 * seconds. Nothing else differs.
 *
 * @param alerts by name: how long it has to last, as the rules themselves have it; may be empty
 */
record AlertRules(Path file, Map<String, String> alerts) {
  /** What takes the place of minutes. */
  static final String SHORT = "20s";

  private static final Pattern ALERT = Pattern.compile("\\s*- alert: (\\w+)");
  private static final Pattern LASTING = Pattern.compile("\\s*for: (\\w+)");

  static AlertRules copy(Path rules, Path to) throws IOException {
    Map<String, String> alerts = new TreeMap<>();
    StringBuilder copy = new StringBuilder();
    String alert = "";
    for (String line : Files.readAllLines(rules)) {
      Matcher name = ALERT.matcher(line);
      Matcher lasting = LASTING.matcher(line);
      if (name.matches()) {
        alert = name.group(1);
        alerts.putIfAbsent(alert, "");
      }
      if (lasting.matches()) {
        alerts.put(alert, lasting.group(1));
      }
      boolean minutes = lasting.matches() && isMinutes(lasting.group(1));
      copy.append(minutes ? line.replace(lasting.group(1), SHORT) : line).append('\n');
    }
    Files.createDirectories(to.getParent());
    Files.writeString(to, copy);
    return new AlertRules(to, alerts);
  }

  private static boolean isMinutes(String lasting) {
    return lasting.endsWith("m");
  }

  Set<String> names() {
    return alerts.keySet();
  }

  /** Those that have to last for seconds instead of so many minutes. */
  Map<String, String> shortened() {
    Map<String, String> shortened = new LinkedHashMap<>(alerts);
    shortened.values().removeIf(lasting -> !isMinutes(lasting));
    return shortened;
  }
}
