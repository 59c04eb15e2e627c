package io.quizcast.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.contracts.Topics;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import io.quizcast.local.platform.TopicAccess;
import io.quizcast.local.platform.TopicLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Checks that topics have the settings of the code, and that access lists equal {@link
 * TopicAccess}.
 */
public final class KafkaObjects implements Check {
  /** The dead letter topics. */
  private static final String DEAD = ".dead.";

  @Override
  public Stream<String> findings(Overlay overlay) {
    List<String> wrong = new ArrayList<>();
    if (!overlay.hasOperators()) {
      return scripted(overlay).stream();
    }
    topics(overlay, wrong);
    rights(overlay, wrong);
    return wrong.stream();
  }

  /**
   * Without Strimzi a script creates the topics, and another test compares that script with the
   * code.
   */
  private static List<String> scripted(Overlay overlay) {
    Set<Integer> counts = new TreeSet<>(partitionsOfQuizService(overlay));
    overlay
        .all("ConfigMap")
        .flatMap(map -> map.path("data").path("topics.sh").asText().lines())
        .map(line -> line.split(" ", -1))
        .filter(words -> words[0].equals("topic") && words[1].equals(Topics.GAME_COMMANDS))
        .forEach(words -> counts.add(partitionsOfScript(overlay, Integer.parseInt(words[2]))));
    return counts.size() == 1
        ? List.of()
        : List.of("topics.sh: game topics and quiz-service differ in partitions: " + counts);
  }

  private static int partitionsOfScript(Overlay overlay, int unlessToldOtherwise) {
    return overlay.workloads().stream()
        .filter(workload -> workload.name().equals("topics"))
        .flatMap(workload -> workload.containers().stream())
        .flatMap(container -> each(container.path("env")))
        .filter(entry -> entry.path("name").asText().equals("PARTITIONS"))
        .map(entry -> entry.path("value").asInt())
        .findFirst()
        .orElse(unlessToldOtherwise);
  }

  private static List<Integer> partitionsOfQuizService(Overlay overlay) {
    return overlay.workloads().stream()
        .filter(workload -> workload.name().equals("quiz-service"))
        .flatMap(workload -> workload.containers().stream())
        .flatMap(container -> each(container.path("env")))
        .filter(entry -> entry.path("name").asText().equals("QUIZCAST_GAME_PARTITIONS"))
        .map(entry -> entry.path("value").asInt())
        .toList();
  }

  private static void topics(Overlay overlay, List<String> wrong) {
    Map<String, JsonNode> present = new HashMap<>();
    overlay.all("KafkaTopic").forEach(topic -> present.put(Overlay.nameOf(topic), topic));
    Set<String> expected = new TreeSet<>();
    for (TopicLayout layout : TopicLayout.all()) {
      expected.add(layout.name());
      JsonNode topic = present.get(layout.name());
      if (topic != null) {
        Map<String, String> settings = strings(topic.at("/spec/config"));
        if (!settings.equals(layout.settings())) {
          wrong.add(
              "KafkaTopic/%s: settings are %s, the code says %s"
                  .formatted(
                      layout.name(), new TreeMap<>(settings), new TreeMap<>(layout.settings())));
        }
      }
    }
    TopicAccess.all().stream()
        .flatMap(access -> access.writes().stream())
        .filter(name -> name.contains(DEAD))
        .forEach(expected::add);
    if (!expected.equals(present.keySet())) {
      wrong.add("KafkaTopic: are " + new TreeSet<>(present.keySet()) + ", not " + expected);
    }
    Set<Integer> counts = new TreeSet<>();
    for (String game : List.of(Topics.GAME_COMMANDS, Topics.GAME_EVENTS, Topics.GAME_SNAPSHOTS)) {
      JsonNode topic = present.get(game);
      if (topic != null) {
        counts.add(topic.at("/spec/partitions").asInt());
      }
    }
    counts.addAll(partitionsOfQuizService(overlay));
    if (counts.size() != 1) {
      wrong.add("KafkaTopic: game topics and quiz-service differ in partitions: " + counts);
    }
    int replicas = overlay.isLocal() ? 1 : 3;
    present.forEach(
        (name, topic) -> {
          if (topic.at("/spec/replicas").asInt() != replicas) {
            wrong.add("KafkaTopic/" + name + ": does not lie on every broker");
          }
        });
  }

  private static void rights(Overlay overlay, List<String> wrong) {
    Set<String> users = new TreeSet<>();
    for (TopicAccess access : TopicAccess.all()) {
      String name = "kafka-" + access.service();
      users.add(name);
      Set<String> listed = new TreeSet<>();
      access.reads().forEach(topic -> listed.add("read topic " + topic));
      access.writes().forEach(topic -> listed.add("write topic " + topic));
      access.groups().forEach(group -> listed.add("read group " + group));
      Set<String> granted = new TreeSet<>();
      overlay.find("KafkaUser", name).ifPresent(user -> granted.addAll(granted(user, wrong)));
      if (!granted.equals(listed)) {
        wrong.add("KafkaUser/%s: may %s, not %s".formatted(name, granted, listed));
      }
    }
    overlay
        .all("KafkaUser")
        .map(Overlay::nameOf)
        .filter(name -> !users.contains(name))
        .forEach(name -> wrong.add("KafkaUser/" + name + ": is no service"));
  }

  private static Set<String> granted(JsonNode user, List<String> wrong) {
    Set<String> granted = new TreeSet<>();
    for (JsonNode acl : user.at("/spec/authorization/acls")) {
      JsonNode resource = acl.path("resource");
      boolean prefix = resource.path("patternType").asText().equals("prefix");
      // Consumer groups may be a prefix, because each process has a group of its own; topics are
      // named one by one.
      if (prefix && !resource.path("type").asText().equals("group")) {
        wrong.add(Overlay.idOf(user) + ": may more than one name");
      }
      for (JsonNode operation : acl.path("operations")) {
        String verb = operation.asText().toLowerCase(Locale.ROOT);
        // READ and WRITE imply DESCRIBE.
        if (!verb.equals("describe")) {
          granted.add(
              String.join(
                  " ",
                  verb,
                  resource.path("type").asText(),
                  resource.path("name").asText() + (prefix ? "*" : "")));
        }
      }
    }
    return granted;
  }

  private static Map<String, String> strings(JsonNode object) {
    Map<String, String> strings = new HashMap<>();
    object.properties().forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
    return strings;
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
