package io.quizcast.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Deployment, StatefulSet or Job with its pod template. */
public record Workload(String kind, String name, JsonNode template) {
  private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "Job");

  static Optional<Workload> of(JsonNode object) {
    String kind = object.path("kind").asText();
    return KINDS.contains(kind)
        ? Optional.of(new Workload(kind, Overlay.nameOf(object), object.at("/spec/template")))
        : Optional.empty();
  }

  public String id() {
    return kind + "/" + name;
  }

  /** Whether this is a Job. */
  public boolean isJob() {
    return kind.equals("Job");
  }

  public JsonNode pod() {
    return template.path("spec");
  }

  public Map<String, String> labels() {
    return strings(template.at("/metadata/labels"));
  }

  public Map<String, String> annotations() {
    return strings(template.at("/metadata/annotations"));
  }

  public List<JsonNode> containers() {
    List<JsonNode> containers = new ArrayList<>();
    pod().path("initContainers").forEach(containers::add);
    pod().path("containers").forEach(containers::add);
    return containers;
  }

  private static Map<String, String> strings(JsonNode object) {
    Map<String, String> strings = new HashMap<>();
    object.properties().forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
    return strings;
  }
}
