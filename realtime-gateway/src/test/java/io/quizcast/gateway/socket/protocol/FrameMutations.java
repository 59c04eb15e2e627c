package io.quizcast.gateway.socket.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quizcast.gateway.ClientGuards;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All variants of a valid frame with one fault: a required field is dropped, a value is null, or a
 * number is a string, at any depth.
 */
final class FrameMutations {
  private final JsonNode frame;
  private final String type;
  private final List<Mutation> all = new ArrayList<>();

  record Mutation(String what, JsonNode frame) {}

  private FrameMutations(JsonNode frame) {
    this.frame = frame;
    this.type = frame.path("type").asText();
  }

  static List<Mutation> of(JsonNode frame) {
    FrameMutations mutations = new FrameMutations(frame);
    mutations.walk("", frame);
    return mutations.all;
  }

  private void walk(String pointer, JsonNode node) {
    if (node instanceof ObjectNode) {
      node.properties()
          .forEach(
              field -> {
                mutate(pointer, field.getKey(), field.getValue());
                walk(pointer + "/" + field.getKey(), field.getValue());
              });
    } else if (node instanceof ArrayNode) {
      for (int i = 0; i < node.size(); i++) {
        mutate(pointer, Integer.toString(i), node.get(i));
        walk(pointer + "/" + i, node.get(i));
      }
    }
  }

  private void mutate(String parent, String name, JsonNode value) {
    boolean field = frame.at(parent).isObject();
    if (field && !ClientGuards.isOptional(type, name)) {
      add("without " + parent + "/" + name, parent, name, null);
    }
    add("null for " + parent + "/" + name, parent, name, NullNode.getInstance());
    if (value.isNumber()) {
      add("a string for " + parent + "/" + name, parent, name, TextNode.valueOf(value.asText()));
    }
  }

  private void add(String what, String parent, String name, @Nullable JsonNode value) {
    JsonNode copy = frame.deepCopy();
    Consumer<ObjectNode> inObject =
        object -> {
          if (value == null) {
            object.remove(name);
          } else {
            object.set(name, value);
          }
        };
    switch (copy.at(parent)) {
      case ObjectNode object -> inObject.accept(object);
      case ArrayNode array -> array.set(Integer.parseInt(name), value);
      default -> throw new IllegalStateException(parent);
    }
    all.add(new Mutation(what, copy));
  }
}
