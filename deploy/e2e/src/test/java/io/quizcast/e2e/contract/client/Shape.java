package io.quizcast.e2e.contract.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The fields of a JSON object and their types. {@code name:type} is required, {@code name?:type}
 * optional, {@code +name:type} an addition to the contract. No field may be null. Fields that are
 * not listed are additions, which clients ignore. Their names must be spelled in the same style.
 */
public final class Shape {
  private record Field(String type, boolean required) {}

  private static final Pattern ADDITION = Pattern.compile("[a-z0-9_]+|csrfToken");

  private final Map<String, Field> fields = new HashMap<>();
  private final Map<String, Shape> nested = new HashMap<>();

  private Shape() {}

  public static Shape of(String... lines) {
    Shape shape = new Shape();
    for (String word : String.join(" ", lines).trim().split("\\s+")) {
      shape.add(word);
    }
    return shape;
  }

  /** This shape with additional fields. */
  public Shape and(String line) {
    Shape shape = new Shape();
    shape.fields.putAll(fields);
    shape.nested.putAll(nested);
    for (String word : line.trim().split("\\s+")) {
      shape.add(word);
    }
    return shape;
  }

  /** This shape with a field that is an object or, with {@code name[]}, an array of objects. */
  public Shape with(String name, Shape of) {
    String bare = name.replaceAll("[\\[\\]?+]", "");
    Shape shape = and(name.replace("[]", "") + (name.contains("[]") ? ":list" : ":object"));
    shape.nested.put(bare, of);
    return shape;
  }

  private void add(String word) {
    int colon = word.indexOf(':');
    String name = word.substring(0, colon);
    boolean required = !name.startsWith("+") && !name.endsWith("?");
    fields.put(name.replaceAll("[?+]", ""), new Field(word.substring(colon + 1), required));
  }

  /** The violations, each with its path. */
  public List<String> problems(JsonNode node) {
    List<String> problems = new ArrayList<>();
    check("", node, problems);
    return problems;
  }

  private void check(String path, JsonNode node, List<String> problems) {
    if (!node.isObject()) {
      problems.add(path + " is no object: " + node);
      return;
    }
    for (var entry : node.properties()) {
      Field field = fields.get(entry.getKey());
      String at = path + "." + entry.getKey();
      if (field == null) {
        if (entry.getValue().isNull() || !ADDITION.matcher(entry.getKey()).matches()) {
          problems.add(at + " is no addition: " + entry.getValue());
        }
      } else if (!isOf(field.type(), entry.getValue())) {
        problems.add(at + " is no " + field.type() + ": " + entry.getValue());
      } else if (nested.containsKey(entry.getKey())) {
        checkNested(at, nested.get(entry.getKey()), entry.getValue(), problems);
      }
    }
    for (var entry : fields.entrySet()) {
      if (entry.getValue().required() && !node.has(entry.getKey())) {
        problems.add(path + "." + entry.getKey() + " is missing");
      }
    }
  }

  private static void checkNested(String at, Shape shape, JsonNode node, List<String> problems) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        shape.check(at + "[" + i + "]", node.get(i), problems);
      }
    } else {
      shape.check(at, node, problems);
    }
  }

  private static boolean isOf(String type, JsonNode node) {
    return switch (type) {
      case "int" -> node.isIntegralNumber();
      case "number" -> node.isNumber();
      case "text" -> node.isTextual();
      case "bool" -> node.isBoolean();
      case "list" -> node.isArray();
      case "object" -> node.isObject();
      case "time" -> node.isTextual() && isTime(node.asText());
      case "date" -> node.isTextual() && isDate(node.asText());
      case "any" -> true;
      case "hex64" -> node.isTextual() && node.asText().matches("[0-9a-f]{64}");
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static boolean isTime(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
