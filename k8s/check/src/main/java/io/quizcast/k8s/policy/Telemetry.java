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

  private final JsonNode groups;
  private final Map<String, JsonNode> dashboards = new TreeMap<>();

  /**
   * @param repository the repository whose {@code deploy/telemetry} is read
   */
  public Telemetry(Path repository) {
    Path folder = repository.resolve("deploy/telemetry");
    try (Stream<Path> files = Files.list(folder.resolve("dashboards"))) {
      groups =
          new YAMLMapper().readTree(folder.resolve("rules/quizcast.yaml").toFile()).path("groups");
      for (Path file : files.toList()) {
        dashboards.put(file.getFileName().toString(), new ObjectMapper().readTree(file.toFile()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Stream<String> findings(Overlay overlay) {
    // The overlay for one node has no Prometheus operator.
    if (overlay.isLocal()) {
      return Stream.empty();
    }
    List<String> wrong = new ArrayList<>();
    overlay
        .find("PrometheusRule", "quizcast")
        .ifPresentOrElse(
            object -> alerts(object, overlay.setting("DOCS_ADDRESS"), wrong),
            () -> wrong.add("PrometheusRule/quizcast: is missing"));
    overlay
        .find("ConfigMap", "dashboards")
        .ifPresentOrElse(
            object -> dashboards(object, wrong),
            () -> wrong.add("ConfigMap/dashboards: is missing"));
    return wrong.stream();
  }

  private void alerts(JsonNode object, String docs, List<String> wrong) {
    String id = Overlay.idOf(object);
    String pages = "https://" + docs + "/docs/runbooks/alerts/";
    JsonNode given = object.at("/spec/groups").deepCopy();
    for (JsonNode annotations : given.findValues("annotations")) {
      String page = annotations.path(PAGE).asText();
      if (!page.startsWith(pages)) {
        wrong.add("%s: a page is at %s, not at %s".formatted(id, page, pages));
      }
    }
    if (!withoutHosts(given).equals(withoutHosts(groups.deepCopy()))) {
      wrong.add(id + ": is not what rules/quizcast.yaml says (./quizcast rules)");
    }
  }

  private static JsonNode withoutHosts(JsonNode rules) {
    for (JsonNode annotations : rules.findValues("annotations")) {
      String page = annotations.path(PAGE).asText();
      ((ObjectNode) annotations).put(PAGE, page.substring(page.indexOf("/docs/runbooks/") + 1));
    }
    return rules;
  }

  private void dashboards(JsonNode object, List<String> wrong) {
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
    if (!given.equals(dashboards)) {
      wrong.add(
          "%s: are %s, not as they are in %s".formatted(id, given.keySet(), dashboards.keySet()));
    }
  }
}
