package io.quizcast.e2e.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All PromQL expressions of the dashboards and rules. */
final class Queries {
  static final Path FOLDER = Path.of("../telemetry").toAbsolutePath().normalize();
  static final Path RULES = FOLDER.resolve("rules/quizcast.yaml");

  /** The other rules. Their metrics come from a cluster or from the operators of the stores. */
  static final List<Path> CLUSTER_RULES =
      List.of(FOLDER.resolve("rules/cluster.yaml"), FOLDER.resolve("rules/stores.yaml"));

  /** Matches the parts of an expression that name labels instead of series. */
  private static final Pattern LABEL_LISTS =
      Pattern.compile("\\b(by|on|without|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

  private static final Pattern SERIES =
      Pattern.compile("(?<![\\w\"])([a-zA-Z_:][\\w:]*)(\\{[^}]*})?(?!\\s*\\(|\\w)");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  private Queries() {}

  /**
   * @param source where the expression is from, for messages
   */
  record Query(String source, String text) {}

  /** An alert of the rules. */
  record Alert(String name, String severity, String expression, String runbook) {}

  /** The queries of the dashboards that a platform without a cluster can answer. */
  static List<Query> ofDashboards() throws IOException {
    return ofDashboards(FOLDER.resolve("dashboards"));
  }

  /** The queries of the dashboards of stores and cluster. */
  static List<Query> ofStores() throws IOException {
    return ofDashboards(FOLDER.resolve("stores"));
  }

  static List<Path> dashboards(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static List<Query> ofDashboards(Path folder) throws IOException {
    List<Query> queries = new ArrayList<>();
    for (Path file : dashboards(folder)) {
      JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
      for (JsonNode panel : dashboard.path("panels")) {
        String source = file.getFileName() + ", " + panel.path("title").asText();
        panel.path("targets").forEach(t -> queries.add(query(source, t)));
      }
      for (JsonNode annotation : dashboard.at("/annotations/list")) {
        queries.add(query(file.getFileName() + ", annotations", annotation));
      }
    }
    return queries;
  }

  /** Variables have the values with which a dashboard is opened. */
  private static Query query(String source, JsonNode target) {
    String text = target.path("expr").asText();
    return new Query(source, text.replace("$instance", ".*").replace("$namespace", "quizcast"));
  }

  static List<Query> ofRecordings() throws IOException {
    return rules(RULES).stream()
        .filter(rule -> rule.has("record"))
        .map(rule -> new Query(rule.path("record").asText(), rule.path("expr").asText()))
        .toList();
  }

  static List<Alert> alerts() throws IOException {
    return alerts(RULES);
  }

  static List<Alert> alerts(Path file) throws IOException {
    return rules(file).stream()
        .filter(rule -> rule.has("alert"))
        .map(
            rule ->
                new Alert(
                    rule.path("alert").asText(),
                    rule.path("labels").path("severity").asText(),
                    rule.path("expr").asText(),
                    rule.path("annotations").path("runbook_url").asText()))
        .toList();
  }

  private static List<JsonNode> rules(Path file) throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    for (JsonNode group : new YAMLMapper().readTree(file.toFile()).path("groups")) {
      group.path("rules").forEach(rules::add);
    }
    return rules;
  }

  /** The series that an expression reads, each as a separate selector. */
  static Set<String> series(String expression) {
    Set<String> found = new TreeSet<>();
    String bare = LABEL_LISTS.matcher(expression).replaceAll("").replaceAll("\\[[^]]*]", "");
    Matcher series = SERIES.matcher(bare);
    while (series.find()) {
      if (!WORDS.contains(series.group(1))) {
        found.add(series.group(1) + (series.group(2) == null ? "" : series.group(2)));
      }
    }
    return found;
  }
}
