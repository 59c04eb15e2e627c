package io.quizcast.k8s.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks kinds without Java types against {@code listed-fields.txt}, which lists the fields in use
 * as their operators define them. A kind that no check knows is a finding too.
 */
public final class ListedFields implements Check {
  private final Map<String, Map<String, String>> fields = new HashMap<>();

  public ListedFields() {
    try (InputStream in = ListedFields.class.getResourceAsStream("listed-fields.txt")) {
      if (in == null) {
        throw new IllegalStateException("listed-fields.txt is not on the class path");
      }
      Map<String, String> current = Map.of();
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
          continue;
        }
        String[] words = text.split(" ", 2);
        if (Character.isWhitespace(line.charAt(0))) {
          current.put(words[0], words[1]);
        } else {
          current = new HashMap<>();
          fields.put(text, current);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Stream<String> findings(Overlay overlay) {
    return overlay.objects().stream()
        .filter(object -> !BuiltInSchema.knows(object) && !TypedSchema.knows(object))
        .flatMap(this::findings);
  }

  private Stream<String> findings(JsonNode object) {
    String type = object.path("apiVersion").asText() + " " + object.path("kind").asText();
    Map<String, String> known = fields.get(type);
    if (known == null) {
      return Stream.of(Overlay.idOf(object) + ": no schema for " + type);
    }
    List<String> wrong = new ArrayList<>();
    object
        .properties()
        .forEach(
            field -> {
              switch (field.getKey()) {
                case "apiVersion", "kind", "metadata" -> {}
                default -> look(field.getKey(), field.getValue(), known, wrong);
              }
            });
    return wrong.stream().map(what -> Overlay.idOf(object) + ": " + what);
  }

  private static void look(
      String path, JsonNode value, Map<String, String> known, List<String> wrong) {
    if (known.getOrDefault(path, "").equals("strings")) {
      value
          .properties()
          .forEach(
              entry -> {
                if (!entry.getValue().isTextual()) {
                  wrong.add(path + "." + entry.getKey() + " is not a string");
                }
              });
    } else if (value.isObject()) {
      value
          .properties()
          .forEach(field -> look(path + "." + field.getKey(), field.getValue(), known, wrong));
    } else if (value.isArray()) {
      value.forEach(item -> look(path + "[]", item, known, wrong));
    } else {
      String type = known.get(path);
      if (type == null) {
        wrong.add(path + " is not a listed field");
      } else if (!fits(type, value)) {
        wrong.add(path + " is not of " + type + ": " + value);
      }
    }
  }

  /** The type of a field, or its allowed values. */
  private static boolean fits(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      default -> List.of(type.split("\\|", -1)).contains(value.asText());
    };
  }
}
