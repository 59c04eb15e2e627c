package io.quizcast.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import io.quizcast.k8s.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Checks that a workload without a Service runs exactly one replica, and that the others have
 * probes, a grace period, a spread over nodes, a disruption budget and exactly one scaler.
 * quiz-service is scaled up only by the schedule of the shows, and never scaled down automatically.
 */
public final class Availability implements Check {
  /** A service stops within 20 s of SIGTERM. */
  private static final int LEAVING_SECONDS = 20;

  private static final String SCHEDULE = "quizcast_schedule_show_time";
  private static final String SOCKETS = "quizcast_gateway_sockets_open";

  @Override
  public Stream<String> findings(Overlay overlay) {
    return overlay.workloads().stream()
        .filter(workload -> !workload.isJob())
        .flatMap(
            workload ->
                (overlay.isLocal()
                        ? Stream.of(probes(workload), grace(workload))
                        : isCalled(workload, overlay)
                            ? Stream.of(
                                priority(workload),
                                probes(workload),
                                grace(workload),
                                spread(workload),
                                budget(workload, overlay),
                                scaler(workload, overlay))
                            : Stream.of(probes(workload), alone(workload, overlay)))
                    .flatMap(List::stream)
                    .map(what -> workload.id() + ": " + what));
  }

  private static boolean isCalled(Workload workload, Overlay overlay) {
    return !workload.kind().equals("Deployment")
        || overlay
            .all("Service")
            .anyMatch(
                service ->
                    workload
                        .name()
                        .equals(service.at("/spec/selector/app.kubernetes.io~1name").asText()));
  }

  private static List<String> alone(Workload workload, Overlay overlay) {
    JsonNode spec = overlay.find("Deployment", workload.name()).orElseThrow().path("spec");
    return spec.path("replicas").asInt(1) == 1
            && spec.at("/strategy/type").asText().equals("Recreate")
        ? List.of()
        : List.of("is called by nobody and may run twice");
  }

  private static List<String> probes(Workload workload) {
    List<String> wrong = new ArrayList<>();
    for (JsonNode container : workload.containers()) {
      for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        if (!container.has(probe)) {
          wrong.add("container " + container.path("name").asText() + " has no " + probe);
        }
      }
      String live = container.at("/livenessProbe/httpGet/path").asText();
      if (live.startsWith("/q/") && !live.equals("/q/health/live")) {
        wrong.add("is killed when a dependency is unavailable: " + live);
      }
      String ready = container.at("/readinessProbe/httpGet/path").asText();
      if (ready.startsWith("/q/") && !ready.equals("/q/health/ready")) {
        wrong.add("gets requests it cannot answer: " + ready);
      }
    }
    return wrong;
  }

  private static List<String> grace(Workload workload) {
    if (!workload.kind().equals("Deployment")) {
      return List.of();
    }
    int grace = workload.pod().path("terminationGracePeriodSeconds").asInt(30);
    List<String> wrong = new ArrayList<>();
    for (JsonNode container : workload.containers()) {
      int wait = container.at("/lifecycle/preStop/sleep/seconds").asInt();
      boolean leaves =
          container.path("image").asText().contains("-service@")
              || container.path("image").asText().contains("-gateway@");
      if (wait == 0) {
        wrong.add("is stopped before the proxies know");
      } else if (leaves && grace < wait + LEAVING_SECONDS) {
        wrong.add("is killed while it leaves: %d s are too few".formatted(grace));
      }
    }
    return wrong;
  }

  private static List<String> spread(Workload workload) {
    boolean overNodes =
        workload
                .pod()
                .at("/affinity/podAntiAffinity")
                .has("requiredDuringSchedulingIgnoredDuringExecution")
            || each(workload.pod().path("topologySpreadConstraints"))
                .anyMatch(
                    constraint ->
                        constraint.path("topologyKey").asText().equals("kubernetes.io/hostname")
                            && selects(constraint.path("labelSelector"), workload));
    List<String> wrong = new ArrayList<>();
    if (!overNodes) {
      wrong.add("is not spread over nodes");
    }
    if (each(workload.pod().path("topologySpreadConstraints"))
        .anyMatch(constraint -> !constraint.path("nodeTaintsPolicy").asText().equals("Honor"))) {
      wrong.add("counts tainted nodes as empty ones: nodeTaintsPolicy");
    }
    return wrong;
  }

  private static List<String> priority(Workload workload) {
    return workload.pod().path("priorityClassName").asText().startsWith("quizcast-")
        ? List.of()
        : List.of("gives way to anything else when a node is short");
  }

  private static List<String> budget(Workload workload, Overlay overlay) {
    List<JsonNode> budgets =
        overlay
            .all("PodDisruptionBudget")
            .filter(budget -> selects(budget.at("/spec/selector"), workload))
            .map(JsonNode.class::cast)
            .toList();
    if (budgets.size() != 1) {
      return List.of("has %d PodDisruptionBudgets".formatted(budgets.size()));
    }
    return budgets.getFirst().at("/spec/maxUnavailable").asInt() == 1
        ? List.of()
        : List.of("is not disrupted one by one");
  }

  private static List<String> scaler(Workload workload, Overlay overlay) {
    if (!workload.kind().equals("Deployment")) {
      return List.of();
    }
    List<JsonNode> scalers =
        overlay
            .all("ScaledObject")
            .filter(s -> s.at("/spec/scaleTargetRef/name").asText().equals(workload.name()))
            .map(JsonNode.class::cast)
            .toList();
    if (scalers.size() != 1) {
      return List.of("has %d scalers".formatted(scalers.size()));
    }
    List<String> wrong = new ArrayList<>();
    JsonNode scaler = scalers.getFirst().path("spec");
    if (overlay.find("Deployment", workload.name()).orElseThrow().path("spec").has("replicas")) {
      wrong.add("says how many replicas there are, which its scaler knows");
    }
    if (!overlay.isLocal() && scaler.path("minReplicaCount").asInt() < 2) {
      wrong.add("may be alone");
    }
    Set<String> triggers =
        each(scaler.path("triggers")).map(Availability::signal).collect(Collectors.toSet());
    String down = "/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown";
    switch (workload.name()) {
      case "quiz-service" -> {
        if (!triggers.equals(Set.of(SCHEDULE))) {
          wrong.add("is not scaled by the schedule alone: " + triggers);
        }
        if (!scaler.at(down + "/selectPolicy").asText().equals("Disabled")) {
          wrong.add("may be scaled down during a game");
        }
      }
      case "realtime-gateway" -> {
        if (!triggers.equals(Set.of(SOCKETS, SCHEDULE))) {
          wrong.add("is not scaled by sockets and the schedule: " + triggers);
        }
        if (scaler.at(down + "/stabilizationWindowSeconds").asInt() < 1_800) {
          wrong.add("is scaled down in the middle of a show");
        }
      }
      default -> {}
    }
    return wrong;
  }

  /** What a scaler follows: one of the two metrics, or the type of its trigger. */
  private static String signal(JsonNode trigger) {
    String query = trigger.at("/metadata/query").asText();
    return Stream.of(SCHEDULE, SOCKETS)
        .filter(query::contains)
        .findFirst()
        .orElse(trigger.path("type").asText());
  }

  private static boolean selects(JsonNode selector, Workload workload) {
    Map<String, String> labels = workload.labels();
    JsonNode wanted = selector.path("matchLabels");
    return !wanted.isEmpty()
        && wanted.properties().stream()
            .allMatch(label -> label.getValue().asText().equals(labels.get(label.getKey())));
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
