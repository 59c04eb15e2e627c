package io.quizcast.k8s;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One line of {@code planted-faults.txt}.
 *
 * @param check the check that must find the fault
 * @param says a text that the finding must contain
 */
record Fault(String check, String says, String planted) {
  private static final String PEERS = "app.kubernetes.io/name";

  static Fault parse(String line) {
    String[] parts = line.split(" \\| ", 3);
    return new Fault(parts[0], parts[1], parts[2]);
  }

  void plant(Overlay overlay) {
    String[] words = planted.split(" ", 4);
    switch (words[0]) {
      case "put" -> put(object(overlay, words[1]), words[2], words[3]);
      case "remove" -> remove(object(overlay, words[1]), words[2]);
      case "drop" -> overlay.objects().remove(object(overlay, words[1]));
      case "variable" ->
          variable(overlay, words[1], words[2])
              .removeAll()
              .put("name", words[2])
              .put("value", words[3]);
      case "rename" -> variable(overlay, words[1], words[2]).put("name", words[3]);
      case "peer" -> {
        String[] peers = words[3].split(" ", 2);
        object(overlay, "NetworkPolicy/" + words[1])
            .at("/spec/" + words[2])
            .findValues("matchLabels")
            .stream()
            .filter(labels -> labels.path(PEERS).asText().equals(peers[0]))
            .forEach(labels -> ((ObjectNode) labels).put(PEERS, peers[1]));
      }
      default -> throw new IllegalArgumentException(planted);
    }
  }

  private static ObjectNode object(Overlay overlay, String id) {
    String[] parts = id.split("/", 2);
    return overlay.find(parts[0], parts[1]).orElseThrow();
  }

  private static void put(ObjectNode object, String pointer, String json) {
    JsonPointer at = JsonPointer.compile(pointer);
    try {
      ((ObjectNode) object.at(at.head()))
          .set(at.last().getMatchingProperty(), new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void remove(ObjectNode object, String pointer) {
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode parent = object.at(at.head());
    JsonNode removed =
        parent instanceof ArrayNode array
            ? array.remove(at.last().getMatchingIndex())
            : ((ObjectNode) parent).remove(at.last().getMatchingProperty());
    if (removed == null) {
      throw new IllegalArgumentException("there is no " + pointer);
    }
  }

  private static ObjectNode variable(Overlay overlay, String service, String variable) {
    JsonNode all =
        object(overlay, "Deployment/" + service).at("/spec/template/spec/containers/0/env");
    for (JsonNode entry : all) {
      if (entry.path("name").asText().equals(variable)) {
        return (ObjectNode) entry;
      }
    }
    throw new IllegalArgumentException(service + " has no " + variable);
  }
}
