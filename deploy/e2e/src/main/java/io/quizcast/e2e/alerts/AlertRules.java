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
 * A copy of the alert rules in which every {@code for:} of minutes is shortened to seconds. Nothing
 * else is changed.
 *
 * @param alerts the original {@code for:} of each alert by name; empty if the alert has none
 */
record AlertRules(Path file, Map<String, String> alerts) {
  /** Replaces every {@code for:} that is given in minutes. */
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

  /** The alerts whose {@code for:} was shortened, with the original value. */
  Map<String, String> shortened() {
    Map<String, String> shortened = new LinkedHashMap<>(alerts);
    shortened.values().removeIf(lasting -> !isMinutes(lasting));
    return shortened;
  }
}
