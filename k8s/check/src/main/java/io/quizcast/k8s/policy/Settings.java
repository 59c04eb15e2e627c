package io.quizcast.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import io.quizcast.k8s.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Checks that a service reads every {@code QUIZCAST_} variable that is set for it, and that every
 * variable it requires is set.
 */
public final class Settings implements Check {
  private final Map<String, ServiceSettings> services = new HashMap<>();

  /**
   * @param repository the repository whose sources are read
   */
  public Settings(Path repository) {
    for (String service :
        List.of("auth-service", "user-service", "quiz-service", "realtime-gateway")) {
      services.put(service, ServiceSettings.of(repository, service));
    }
  }

  @Override
  public Stream<String> findings(Overlay overlay) {
    Set<String> anybody = new java.util.HashSet<>();
    services.values().forEach(known -> anybody.addAll(known.read()));
    return overlay.workloads().stream()
        .filter(workload -> services.containsKey(workload.name()))
        .flatMap(
            workload -> {
              ServiceSettings known = services.get(workload.name());
              return known == null
                  ? Stream.empty()
                  : findings(workload, overlay, known, anybody).stream();
            });
  }

  private static List<String> findings(
      Workload workload, Overlay overlay, ServiceSettings known, Set<String> anybody) {
    List<String> wrong = new ArrayList<>();
    JsonNode container = workload.containers().getFirst();
    // A shared setting must be read by at least one service.
    Map<String, Set<String>> given = new TreeMap<>();
    for (JsonNode from : container.path("envFrom")) {
      overlay
          .find("ConfigMap", from.at("/configMapRef/name").asText())
          .ifPresent(
              map -> map.path("data").properties().forEach(e -> given.put(e.getKey(), anybody)));
    }
    for (JsonNode entry : container.path("env")) {
      given.put(entry.path("name").asText(), known.read());
    }
    given.forEach(
        (variable, read) -> {
          if (variable.startsWith("QUIZCAST_") && !read.contains(variable)) {
            wrong.add(workload.id() + ": nobody reads " + variable);
          }
        });
    known.needed().stream()
        .filter(variable -> !given.containsKey(variable))
        .forEach(variable -> wrong.add(workload.id() + ": cannot start without " + variable));
    return wrong;
  }
}
