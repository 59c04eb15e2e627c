package io.quizcast.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import io.quizcast.k8s.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rollout applies objects by their label {@code quizcast.io/step}: what a Job before it needs
 * belongs to the step before the Job's.
 */
public final class Steps implements Check {
  private static final String STEP = "/metadata/labels/quizcast.io~1step";
  private static final List<String> NEEDED_BY_ALL =
      List.of("Namespace", "NetworkPolicy", "ExternalSecret", "Cluster", "Kafka", "KafkaUser");

  @Override
  public Stream<String> findings(Overlay overlay) {
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
