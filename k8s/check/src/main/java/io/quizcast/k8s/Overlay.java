package io.quizcast.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects that kustomize renders from one overlay. */
public record Overlay(String name, List<ObjectNode> objects) {
  private static final YAMLMapper YAML = new YAMLMapper();

  /** The overlay for one node, with one replica of everything. */
  public static final String LOCAL = "local";

  /**
   * Renders a folder with kustomize.
   *
   * @throws IllegalStateException if kubectl is missing or refuses the folder
   */
  public static Overlay render(Path folder) {
    try {
      Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString()).start();
      kubectl.getOutputStream().close();
      String rendered = new String(kubectl.getInputStream().readAllBytes(), UTF_8);
      String problem = new String(kubectl.getErrorStream().readAllBytes(), UTF_8);
      if (kubectl.waitFor() != 0) {
        throw new IllegalStateException("kubectl kustomize " + folder + ": " + problem);
      }
      return new Overlay(String.valueOf(folder.getFileName()), parse(rendered));
    } catch (IOException e) {
      throw new IllegalStateException(
          "needs kubectl (Debian: apt-get install kubernetes-client): " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static List<ObjectNode> parse(String documents) {
    List<ObjectNode> objects = new ArrayList<>();
    try (MappingIterator<JsonNode> each = YAML.readerFor(JsonNode.class).readValues(documents)) {
      each.forEachRemaining(
          node -> {
            if (node instanceof ObjectNode object) {
              objects.add(object);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return objects;
  }

  /** A mutable copy. */
  public Overlay copy() {
    return new Overlay(name, new ArrayList<>(objects.stream().map(ObjectNode::deepCopy).toList()));
  }

  public boolean isLocal() {
    return name.equals(LOCAL);
  }

  /**
   * Whether the stores are run by operators (Strimzi and CloudNativePG), and not by plain pods or a
   * cloud provider.
   */
  public boolean hasOperators() {
    return all("Kafka").findAny().isPresent();
  }

  /** Whether the stores are run by a cloud provider. */
  public boolean isManaged() {
    return !hasOperators() && !isLocal();
  }

  public Stream<ObjectNode> all(String kind) {
    return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
  }

  public Optional<ObjectNode> find(String kind, String called) {
    return all(kind).filter(object -> nameOf(object).equals(called)).findFirst();
  }

  /** The values of {@code settings.env}. */
  public JsonNode settings() {
    return all("ConfigMap")
        .filter(map -> nameOf(map).startsWith("settings-"))
        .map(map -> map.path("data"))
        .findFirst()
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  /** A value of {@code settings.env}; empty if it is not set. */
  public String setting(String key) {
    return settings().path(key).asText();
  }

  /** All workloads of this project. */
  public List<Workload> workloads() {
    return objects.stream().flatMap(object -> Workload.of(object).stream()).toList();
  }

  public static String nameOf(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  /** The object as {@code Kind/name}, with which findings begin. */
  public static String idOf(JsonNode object) {
    return object.path("kind").asText() + "/" + nameOf(object);
  }
}
