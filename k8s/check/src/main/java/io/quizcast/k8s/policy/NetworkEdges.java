package io.quizcast.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import io.quizcast.k8s.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks that network policies deny everything except {@link #EDGES}, allow each of those on both
 * sides, and let only the pods that are named here connect to addresses outside the cluster.
 */
public final class NetworkEdges implements Check {
  /** All connections inside the namespace, as {@code from -> to:port}. */
  static final Set<String> EDGES =
      Set.of(
          "user-service -> auth-service:8080",
          "quiz-service -> auth-service:8080",
          "realtime-gateway -> auth-service:8080",
          "user-service -> quiz-service:8080",
          "realtime-gateway -> quiz-service:8080",
          "web -> quiz-service:8080",
          "schedule -> quiz-service:8080",
          "auth-service -> postgres:5432",
          "user-service -> postgres:5432",
          "quiz-service -> postgres:5432",
          "migration -> postgres:5432",
          "postgres -> postgres:5432",
          "postgres -> postgres:8000",
          "auth-service -> kafka:9093",
          "user-service -> kafka:9093",
          "quiz-service -> kafka:9093",
          "realtime-gateway -> kafka:9093",
          "kafka -> kafka:9090",
          "kafka -> kafka:9091",
          "kafka-entity-operator -> kafka:9091",
          "auth-service -> redis:6379",
          "user-service -> redis:6379",
          "quiz-service -> redis:6379",
          "realtime-gateway -> redis:6379",
          "auth-service -> redis:26379",
          "user-service -> redis:26379",
          "quiz-service -> redis:26379",
          "realtime-gateway -> redis:26379",
          "redis-exporter -> redis:6379",
          "redis -> redis:6379",
          "redis -> redis:26379");

  /**
   * Additional connections of the local overlay, which has one pod for each store and the edge of
   * Compose.
   */
  private static final Set<String> EDGES_OF_ONE_NODE =
      Set.of(
          "kafka -> kafka:9093",
          "topics -> kafka:9093",
          "edge -> auth-service:8080",
          "edge -> user-service:8080",
          "edge -> quiz-service:8080",
          "edge -> realtime-gateway:8080",
          "edge -> web:8080",
          "bots -> edge:8080");

  /** Connections between the pods of the stores, which operators and sentinels need. */
  private static final Pattern OF_OPERATORS =
      Pattern.compile(
          "postgres -> .*|redis(-exporter)? -> .*|.* -> redis:26379|kafka.* -> kafka:909[01]");

  private static final Pattern TO_A_STORE = Pattern.compile(".* -> (postgres|kafka|redis):.*");

  private static final Set<String> CLIENTS_OF_KAFKA =
      Set.of("auth-service", "user-service", "quiz-service", "realtime-gateway", "topics");

  /**
   * Ports of a provider's stores and of its agent for roles, each with the services that use it.
   */
  private static final Map<Integer, Set<String>> OUT_TO_A_PROVIDER =
      Map.of(
          80, CLIENTS_OF_KAFKA,
          5432, Set.of("auth-service", "user-service", "quiz-service", "migration"),
          6379, Set.of("auth-service", "user-service", "quiz-service", "realtime-gateway"),
          9096, CLIENTS_OF_KAFKA,
          9098, CLIENTS_OF_KAFKA);

  /** An Ingress cannot match methods, so the web pods route the paths that services share. */
  private static final Set<String> EDGES_OF_AN_INGRESS =
      Set.of("web -> auth-service:8080", "web -> user-service:8080");

  /**
   * Connections to addresses outside the cluster: mail, Google, push services, buckets, the public
   * host name, and the API server for the operators' pods.
   */
  private static final Set<String> OUT =
      Set.of(
          "auth-service:443",
          "auth-service:587",
          "user-service:443",
          "user-service:587",
          "quiz-service:443",
          "probe:443",
          "postgres:443",
          "postgres:6443",
          "kafka:443",
          "kafka:6443",
          "kafka-entity-operator:443",
          "kafka-entity-operator:6443");

  private static final Set<String> PUBLIC =
      Set.of("auth-service", "user-service", "quiz-service", "realtime-gateway", "web");

  /** The labels of the pods of an operator. */
  private static final Map<String, String> OPERATED =
      Map.of("quizcast-entity-operator", "kafka-entity-operator");

  private static final int DNS = 53;
  private static final String NODE_CACHE = "169.254.20.10/32";
  private static final String NAMESPACE = "kubernetes.io/metadata.name";

  @Override
  public Stream<String> findings(Overlay overlay) {
    List<String> wrong = new ArrayList<>();
    if (overlay.all("NetworkPolicy").noneMatch(NetworkEdges::deniesEverything)) {
      wrong.add("NetworkPolicy: nothing denies by default");
    }
    if (overlay
        .find("NetworkPolicy", "names")
        .filter(names -> names.at("/spec/egress").findValuesAsText("cidr").contains(NODE_CACHE))
        .isEmpty()) {
      wrong.add("NetworkPolicy/names: a cache of names on the node cannot be asked");
    }
    Set<String> leaving = new TreeSet<>();
    Set<String> arriving = new TreeSet<>();
    overlay
        .all("NetworkPolicy")
        .forEach(
            policy -> {
              String self = nameOf(policy.at("/spec/podSelector/matchLabels"));
              each(policy.at("/spec/egress"), "to", self, leaving, overlay.isManaged(), wrong);
              each(policy.at("/spec/ingress"), "from", self, arriving, false, wrong);
            });
    Set<String> wanted = new TreeSet<>(EDGES);
    if (!overlay.hasOperators()) {
      wanted.removeIf(edge -> OF_OPERATORS.matcher(edge).matches());
      leaving.removeIf(edge -> edge.endsWith("-> redis:26379"));
    }
    if (overlay.isManaged()) {
      // A policy has no effect if its pods are not part of the overlay.
      wanted.removeIf(edge -> TO_A_STORE.matcher(edge).matches());
      leaving.removeIf(edge -> TO_A_STORE.matcher(edge).matches());
    }
    if (overlay.isLocal()) {
      wanted.addAll(EDGES_OF_ONE_NODE);
    }
    if (overlay.all("Ingress").findAny().isPresent()) {
      wanted.addAll(EDGES_OF_AN_INGRESS);
    }
    compare("may not leave", wanted, leaving, wrong);
    compare("may not arrive", wanted, arriving, wrong);
    compare("leaves and is not one of the edges", leaving, wanted, wrong);
    compare("arrives and is not one of the edges", arriving, wanted, wrong);
    String wayIn =
        overlay.all("Ingress").findAny().isPresent() ? "ingress-nginx" : "gateway-system";
    overlay
        .all("NetworkPolicy")
        .filter(policy -> PUBLIC.contains(Overlay.nameOf(policy)))
        .filter(policy -> !policy.at("/spec/ingress").findValuesAsText(NAMESPACE).contains(wayIn))
        .forEach(policy -> wrong.add(Overlay.idOf(policy) + ": cannot be reached from " + wayIn));
    for (Workload workload : overlay.workloads()) {
      if (overlay.all("NetworkPolicy").noneMatch(policy -> selects(policy, workload))) {
        wrong.add(workload.id() + ": has no NetworkPolicy of its own");
      }
    }
    return wrong.stream();
  }

  private static void compare(
      String what, Set<String> expected, Set<String> present, List<String> wrong) {
    expected.stream()
        .filter(edge -> !present.contains(edge))
        .forEach(edge -> wrong.add("NetworkPolicy: " + edge + " " + what));
  }

  private static boolean deniesEverything(JsonNode policy) {
    JsonNode spec = policy.path("spec");
    return spec.path("podSelector").isEmpty()
        && !spec.has("ingress")
        && !spec.has("egress")
        && spec.path("policyTypes").size() == 2;
  }

  private static boolean selects(JsonNode policy, Workload workload) {
    Map<String, String> labels = workload.labels();
    JsonNode wanted = policy.at("/spec/podSelector/matchLabels");
    return !wanted.isEmpty()
        && wanted.properties().stream()
            .allMatch(label -> label.getValue().asText().equals(labels.get(label.getKey())));
  }

  private static void each(
      JsonNode rules,
      String side,
      String self,
      Set<String> edges,
      boolean managed,
      List<String> wrong) {
    for (JsonNode rule : rules) {
      if (rule.path(side).isEmpty() || rule.path("ports").isEmpty()) {
        wrong.add("NetworkPolicy/" + self + ": is open to everybody or at every port");
      }
      for (JsonNode peer : rule.path(side)) {
        for (JsonNode port : rule.path("ports")) {
          int number = port.path("port").asInt();
          if (peer.has("ipBlock")) {
            boolean wayIn = self.equals("edge") && side.equals("from");
            boolean names = self.equals("everything") && number == DNS;
            boolean toProvider =
                managed && OUT_TO_A_PROVIDER.getOrDefault(number, Set.of()).contains(self);
            if (!wayIn
                && !names
                && !toProvider
                && (!OUT.contains(self + ":" + number) || side.equals("from"))) {
              wrong.add("NetworkPolicy/" + self + ": reaches out of the cluster at " + number);
            }
          } else if (!peer.has("namespaceSelector")) {
            String other = nameOf(peer.at("/podSelector/matchLabels"));
            edges.add(
                side.equals("to")
                    ? self + " -> " + other + ":" + number
                    : other + " -> " + self + ":" + number);
          } else if (peer.path("namespaceSelector").isEmpty()) {
            wrong.add("NetworkPolicy/" + self + ": is open to every namespace");
          }
        }
      }
    }
  }

  private static String nameOf(JsonNode labels) {
    Map<String, String> found = new HashMap<>();
    labels.properties().forEach(label -> found.put(label.getKey(), label.getValue().asText()));
    String operated = found.getOrDefault("strimzi.io/name", "");
    return Stream.of(
            found.getOrDefault("app.kubernetes.io/name", ""),
            found.getOrDefault("app.kubernetes.io/component", ""),
            OPERATED.getOrDefault(operated, operated),
            found.getOrDefault("quizcast.io/store", ""))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("everything");
  }
}
