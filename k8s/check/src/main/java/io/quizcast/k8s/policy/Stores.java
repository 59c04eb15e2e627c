package io.quizcast.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Checks how operators run PostgreSQL and Kafka: volumes of the named storage class that outlive
 * their objects, a primary that changes only when an operator says so, pods with a priority that
 * are spread over nodes and zones, and labels that network policies and monitors also find on a
 * restored cluster.
 */
public final class Stores implements Check {
  private static final String STORE = "quizcast.io~1store";
  private static final String HOST = "kubernetes.io/hostname";
  private static final String ZONE = "topology.kubernetes.io/zone";

  @Override
  public Stream<String> findings(Overlay overlay) {
    List<String> wrong = new ArrayList<>();
    String storage = overlay.setting("STORAGE_CLASS");
    overlay.all("Cluster").forEach(cluster -> postgres(cluster, storage, wrong));
    overlay.all("KafkaNodePool").forEach(pool -> volumes(pool, storage, wrong));
    overlay.all("Kafka").forEach(kafka -> kafka(kafka, wrong));
    if (overlay.hasOperators()) {
      labels(overlay, wrong);
    }
    return wrong.stream();
  }

  private static void postgres(JsonNode cluster, String storage, List<String> wrong) {
    String id = Overlay.idOf(cluster);
    for (String volume : List.of("storage", "walStorage")) {
      classOf(id, cluster.at("/spec/" + volume + "/storageClass").asText(), storage, wrong);
    }
    if (!cluster.at("/spec/primaryUpdateStrategy").asText().equals("supervised")) {
      wrong.add(id + ": changes its primary by itself, also during a game");
    }
    if (!cluster.at("/spec/priorityClassName").asText().startsWith("quizcast-")) {
      wrong.add(id + ": gives way to anything else when a node is short");
    }
    if (!cluster.at("/spec/affinity/topologyKey").asText().equals(HOST)
        || !cluster.at("/spec/affinity/podAntiAffinityType").asText().equals("required")) {
      wrong.add(id + ": may have all its pods on one node");
    }
    zones(id, cluster.at("/spec/topologySpreadConstraints"), wrong);
  }

  private static void kafka(JsonNode kafka, List<String> wrong) {
    String id = Overlay.idOf(kafka);
    JsonNode pod = kafka.at("/spec/kafka/template/pod");
    if (!pod.path("priorityClassName").asText().startsWith("quizcast-")) {
      wrong.add(id + ": gives way to anything else when a node is short");
    }
    String required = "/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/0";
    if (!pod.at(required).path("topologyKey").asText().equals(HOST)) {
      wrong.add(id + ": may have all its pods on one node");
    }
    zones(id, pod.path("topologySpreadConstraints"), wrong);
    if (!kafka.at("/spec/kafka/config").has("replica.selector.class")
        || kafka.at("/spec/kafka/rack").isMissingNode()) {
      wrong.add(id + ": gateways of all zones read the events of a game from one broker");
    }
  }

  private static void volumes(JsonNode pool, String storage, List<String> wrong) {
    String id = Overlay.idOf(pool);
    for (JsonNode volume : pool.at("/spec/storage/volumes")) {
      classOf(id, volume.path("class").asText(), storage, wrong);
      if (volume.path("deleteClaim").asBoolean(true)) {
        wrong.add(id + ": deletes its records together with the object");
      }
    }
  }

  private static void classOf(String id, String found, String wanted, List<String> wrong) {
    if (wanted.isEmpty() || !found.equals(wanted)) {
      wrong.add("%s: has the storage class %s, not %s".formatted(id, found, wanted));
    }
  }

  private static void zones(String id, JsonNode constraints, List<String> wrong) {
    boolean spread =
        StreamSupport.stream(constraints.spliterator(), false)
            .anyMatch(
                each ->
                    each.path("topologyKey").asText().equals(ZONE)
                        && each.path("nodeTaintsPolicy").asText().equals("Honor"));
    if (!spread) {
      wrong.add(id + ": is not spread over zones that take its pods");
    }
  }

  /** A restored cluster has another name, so policies and monitors select it by the label. */
  private static void labels(Overlay overlay, List<String> wrong) {
    if (overlay
        .all("Cluster")
        .anyMatch(
            cluster ->
                !cluster
                    .at("/spec/inheritedMetadata/labels/" + STORE)
                    .asText()
                    .equals("postgres"))) {
      wrong.add("Cluster/postgres: its pods do not have the label of the network policies");
    }
    for (JsonNode object : overlay.objects()) {
      boolean selects =
          List.of("NetworkPolicy", "PodMonitor").contains(object.path("kind").asText());
      if (selects && !object.findValues("cnpg.io/cluster").isEmpty()) {
        wrong.add(Overlay.idOf(object) + ": selects one cluster by name, not a restored one");
      }
    }
  }
}
