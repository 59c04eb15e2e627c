package io.quizcast.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import io.quizcast.k8s.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks the label {@code quizcast.io/step}, which gives the order in which a rollout applies
 * objects: what a Job needs must belong to an earlier step than the Job. Argo CD uses waves
 * instead: namespace, secrets, stores, settings, then the Jobs.
 */
public final class Steps implements Check {
  private static final String STEP = "/metadata/labels/quizcast.io~1step";
  private static final List<String> NEEDED_BY_ALL =
      List.of("Namespace", "NetworkPolicy", "ExternalSecret", "Cluster", "Kafka", "KafkaUser");

  private static final String WAVE = "/metadata/annotations/argocd.argoproj.io~1sync-wave";

  /** The steps in the order of a first rollout. */
  private static final List<Set<String>> WAVES =
      List.of(
          Set.of("Namespace", "PriorityClass"),
          Set.of("ExternalSecret", "NetworkPolicy"),
          Set.of("Kafka", "KafkaNodePool", "Cluster", "StatefulSet"),
          Set.of("KafkaTopic", "KafkaUser", "Database"),
          Set.of("Job"));

  @Override
  public Stream<String> findings(Overlay overlay) {
    return Stream.concat(steps(overlay), overlay.isLocal() ? Stream.empty() : waves(overlay));
  }

  private static Stream<String> waves(Overlay overlay) {
    List<String> wrong = new ArrayList<>();
    int earliest = Integer.MIN_VALUE;
    for (Set<String> kinds : WAVES) {
      int before = earliest;
      for (JsonNode object : overlay.objects()) {
        if (kinds.contains(object.path("kind").asText())) {
          int wave = object.at(WAVE).asInt();
          if (wave <= before) {
            wrong.add(
                "%s: is in wave %d, together with or before what it needs"
                    .formatted(Overlay.idOf(object), wave));
          }
          earliest = Math.max(earliest, wave);
        }
      }
    }
    for (Workload workload : overlay.workloads()) {
      if (workload.isJob()) {
        int job = overlay.find("Job", workload.name()).orElseThrow().at(WAVE).asInt();
        overlay
            .all("ConfigMap")
            .filter(map -> Overlay.nameOf(map).startsWith("settings-"))
            .filter(map -> map.at(WAVE).asInt() >= job)
            .forEach(map -> wrong.add(Overlay.idOf(map) + ": comes in no wave before the Jobs"));
      }
    }
    return wrong.stream().distinct();
  }

  private static Stream<String> steps(Overlay overlay) {
    List<String> late = new ArrayList<>();
    overlay.objects().stream()
        .filter(object -> NEEDED_BY_ALL.contains(object.path("kind").asText()))
        .filter(object -> !isState(object))
        .forEach(object -> late.add(Overlay.idOf(object)));
    for (Workload workload : overlay.workloads()) {
      if (workload.isJob()) {
        String account = workload.pod().path("serviceAccountName").asText();
        need(overlay, "ServiceAccount", account, late);
        for (JsonNode container : workload.containers()) {
          for (JsonNode from : container.path("envFrom")) {
            need(overlay, "ConfigMap", from.at("/configMapRef/name").asText(), late);
          }
        }
        if (overlay
            .find("Job", workload.name())
            .map(job -> job.at(STEP).asText())
            .orElse("")
            .isEmpty()) {
          late.add(workload.id());
        }
      }
    }
    return late.stream().distinct().map(id -> id + ": comes in no step before the rollout");
  }

  private static void need(Overlay overlay, String kind, String name, List<String> late) {
    overlay
        .find(kind, name)
        .filter(object -> !isState(object))
        .ifPresent(object -> late.add(Overlay.idOf(object)));
  }

  private static boolean isState(JsonNode object) {
    return object.at(STEP).asText().equals("state");
  }
}
