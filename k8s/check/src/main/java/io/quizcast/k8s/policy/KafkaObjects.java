package io.quizcast.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.contracts.Topics;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import io.quizcast.local.platform.TopicLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Topics are those of the code with the code's settings; rights are what the services' channels and
 * game loops need and no more, so only quiz-service reads {@code game.commands}; and what is
 * acknowledged lies on two brokers.
 */
public final class KafkaObjects implements Check {
  /** Where a service's channels put what they cannot apply. */
  private static final String DEAD = ".dead.";

  private static final String CHANNEL = "mp.messaging.";

  /** What the game loops do beside channels: {@code assign()}, and producers of their own. */
  private static final Map<String, Set<String>> LOOPS =
      Map.of(
          "quiz-service",
          Set.of(
              read(Topics.GAME_COMMANDS),
              write(Topics.GAME_COMMANDS),
              write(Topics.GAME_EVENTS),
              write(Topics.GAME_SNAPSHOTS)),
          "realtime-gateway",
          Set.of(
              write(Topics.GAME_COMMANDS),
              read(Topics.GAME_EVENTS),
              read(Topics.GAME_SNAPSHOTS),
              read(Topics.USER_EVENTS)),
          // The inbox names the topic of a dead letter after the topic it came from.
          "user-service",
          Set.of(write(Topics.GAME_RESULTS + DEAD + "user")),
          "auth-service",
          Set.of());

  private final Path repository;

  /**
   * @param repository whose services' properties are read
   */
  public KafkaObjects(Path repository) {
    this.repository = repository;
  }

  @Override
  public Stream<String> findings(Overlay overlay) {
    List<String> wrong = new ArrayList<>();
    Map<String, Set<String>> needed = new TreeMap<>();
    LOOPS.keySet().forEach(service -> needed.put(service, needs(service)));
    topics(overlay, needed, wrong);
    rights(overlay, needed, wrong);
    brokers(overlay, wrong);
    return wrong.stream();
  }

  private static void topics(Overlay overlay, Map<String, Set<String>> needed, List<String> wrong) {
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
    needed
        .values()
        .forEach(
            rights ->
                rights.stream()
                    .map(right -> right.substring(right.indexOf(' ') + 1))
                    .filter(name -> name.contains(DEAD))
                    .forEach(expected::add));
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
    overlay.workloads().stream()
        .filter(workload -> workload.name().equals("quiz-service"))
        .flatMap(workload -> workload.containers().stream())
        .flatMap(container -> each(container.path("env")))
        .filter(entry -> entry.path("name").asText().equals("QUIZCAST_GAME_PARTITIONS"))
        .forEach(entry -> counts.add(entry.path("value").asInt()));
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

  private static void rights(Overlay overlay, Map<String, Set<String>> needed, List<String> wrong) {
    needed.forEach(
        (service, expected) -> {
          Set<String> granted = new TreeSet<>();
          overlay
              .find("KafkaUser", "kafka-" + service)
              .ifPresent(user -> granted.addAll(granted(user, wrong)));
          if (!granted.equals(expected)) {
            wrong.add("KafkaUser/kafka-%s: may %s, needs %s".formatted(service, granted, expected));
          }
        });
    overlay
        .all("KafkaUser")
        .map(Overlay::nameOf)
        .filter(name -> !needed.containsKey(name.replaceFirst("kafka-", "")))
        .forEach(name -> wrong.add("KafkaUser/" + name + ": is no service"));
  }

  private static Set<String> granted(JsonNode user, List<String> wrong) {
    Set<String> granted = new TreeSet<>();
    for (JsonNode acl : user.at("/spec/authorization/acls")) {
      JsonNode resource = acl.path("resource");
      if (!resource.path("patternType").asText().equals("literal")) {
        wrong.add(Overlay.idOf(user) + ": may more than one name");
      }
      String kind = resource.path("type").asText().equals("group") ? "join" : "";
      for (JsonNode operation : acl.path("operations")) {
        String verb = operation.asText().toLowerCase(java.util.Locale.ROOT);
        if (!verb.equals("describe")) {
          granted.add((kind.isEmpty() ? verb : kind) + " " + resource.path("name").asText());
        }
      }
    }
    return granted;
  }

  private static void brokers(Overlay overlay, List<String> wrong) {
    if (overlay.isLocal()) {
      return;
    }
    overlay
        .all("Kafka")
        .forEach(
            kafka -> {
              JsonNode config = kafka.at("/spec/kafka/config");
              if (config.path("min.insync.replicas").asInt() != 2
                  || config.path("default.replication.factor").asInt() != 3) {
                wrong.add(Overlay.idOf(kafka) + ": acknowledges what one broker alone has");
              }
              if (config.path("auto.create.topics.enable").asBoolean(true)) {
                wrong.add(Overlay.idOf(kafka) + ": makes topics by typing errors");
              }
              if (!kafka.at("/spec/kafka/authorization/type").asText().equals("simple")) {
                wrong.add(Overlay.idOf(kafka) + ": asks nobody for rights");
              }
            });
    overlay
        .all("KafkaNodePool")
        .filter(pool -> pool.at("/spec/replicas").asInt() != 3)
        .forEach(pool -> wrong.add(Overlay.idOf(pool) + ": has not three nodes"));
  }

  /** From the service's channels, and its loops. */
  private Set<String> needs(String service) {
    Set<String> needs = new TreeSet<>(LOOPS.getOrDefault(service, Set.of()));
    Properties properties = new Properties();
    Path file = repository.resolve(service).resolve("src/main/resources/application.properties");
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String key : properties.stringPropertyNames()) {
      String value = properties.getProperty(key);
      if (key.startsWith(CHANNEL + "incoming.") && key.endsWith(".dead-letter-queue.topic")) {
        needs.add(write(value));
      } else if (key.startsWith(CHANNEL + "incoming.") && key.endsWith(".topic")) {
        needs.add(read(value));
      } else if (key.startsWith(CHANNEL + "incoming.") && key.endsWith(".group.id")) {
        needs.add("join " + value);
      } else if (key.startsWith(CHANNEL + "outgoing.") && key.endsWith(".topic")) {
        needs.add(write(value));
      }
    }
    return needs;
  }

  private static String read(String topic) {
    return "read " + topic;
  }

  private static String write(String topic) {
    return "write " + topic;
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
