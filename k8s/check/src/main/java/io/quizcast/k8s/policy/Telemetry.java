package io.quizcast.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Checks that the tested alerts and dashboards of {@code deploy/telemetry} are part of an overlay
 * unchanged, and that every alert links to its runbook at the address that the overlay sets.
 */
public final class Telemetry implements Check {
  private static final String PAGE = "runbook_url";

  /** The objects with alerts, each with the file that has its rules. */
  private static final Map<String, String> RULES =
      Map.of("quizcast", "quizcast.yaml", "quizcast-cluster", "cluster.yaml");

  /** Alerts and dashboards that use the metrics of the operators. */
  private static final String STORES = "quizcast-stores";

  private final Map<String, JsonNode> groups = new TreeMap<>();
  private final Map<String, JsonNode> dashboards;
  private final Map<String, JsonNode> dashboardsOfStores;

  /**
   * @param repository the repository whose {@code deploy/telemetry} is read
   */
  public Telemetry(Path repository) {
    Path folder = repository.resolve("deploy/telemetry");
    dashboards = json(folder.resolve("dashboards"));
    dashboardsOfStores = json(folder.resolve("stores"));
    try {
      Path rules = folder.resolve("rules");
      for (Map.Entry<String, String> entry : RULES.entrySet()) {
        groups.put(entry.getKey(), groupsOf(rules.resolve(entry.getValue())));
      }
      groups.put(STORES, groupsOf(rules.resolve("stores.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode groupsOf(Path file) throws IOException {
    return new YAMLMapper().readTree(file.toFile()).path("groups");
  }

  private static Map<String, JsonNode> json(Path folder) {
    Map<String, JsonNode> read = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        read.put(String.valueOf(file.getFileName()), new ObjectMapper().readTree(file.toFile()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  @Override
  public Stream<String> findings(Overlay overlay) {
    // The overlay for one node has no Prometheus operator.
    if (overlay.isLocal()) {
      return Stream.empty();
    }
    List<String> wrong = new ArrayList<>();
    groups.forEach(
        (name, tested) -> {
          if (!name.equals(STORES) || overlay.hasOperators()) {
            overlay
                .find("PrometheusRule", name)
                .ifPresentOrElse(
                    object -> alerts(object, tested, overlay.setting("DOCS_ADDRESS"), wrong),
                    () -> wrong.add("PrometheusRule/" + name + ": is missing"));
          }
        });
    dashboards(overlay, "dashboards", dashboards, wrong);
    if (overlay.hasOperators()) {
      dashboards(overlay, "dashboards-stores", dashboardsOfStores, wrong);
    }
    return wrong.stream();
  }

  private static void alerts(JsonNode object, JsonNode tested, String docs, List<String> wrong) {
    String id = Overlay.idOf(object);
    String pages = "https://" + docs + "/docs/runbooks/alerts/";
    JsonNode given = object.at("/spec/groups").deepCopy();
    for (JsonNode annotations : given.findValues("annotations")) {
      String page = annotations.path(PAGE).asText();
      if (!page.startsWith(pages)) {
        wrong.add("%s: a page is at %s, not at %s".formatted(id, page, pages));
      }
    }
    if (!withoutHosts(given).equals(withoutHosts(tested.deepCopy()))) {
      wrong.add(id + ": is not what its file in rules says (./quizcast rules)");
    }
  }

  private static JsonNode withoutHosts(JsonNode rules) {
    for (JsonNode annotations : rules.findValues("annotations")) {
      String page = annotations.path(PAGE).asText();
      ((ObjectNode) annotations).put(PAGE, page.substring(page.indexOf("/docs/runbooks/") + 1));
    }
    return rules;
  }

  private static void dashboards(
      Overlay overlay, String name, Map<String, JsonNode> tested, List<String> wrong) {
    overlay
        .find("ConfigMap", name)
        .ifPresentOrElse(
            object -> dashboards(object, tested, wrong),
            () -> wrong.add("ConfigMap/" + name + ": is missing"));
  }

  private static void dashboards(
      JsonNode object, Map<String, JsonNode> tested, List<String> wrong) {
    String id = Overlay.idOf(object);
    if (!object.at("/metadata/labels/grafana_dashboard").asText().equals("1")) {
      wrong.add(id + ": Grafana does not see it");
    }
    Map<String, JsonNode> given = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : object.path("data").properties()) {
      try {
        given.put(entry.getKey(), new ObjectMapper().readTree(entry.getValue().asText()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (!given.equals(tested)) {
      wrong.add("%s: are %s, not as they are in %s".formatted(id, given.keySet(), tested.keySet()));
    }
  }
}
