package io.quizcast.k8s.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A field of a kept schema, with its type and constraints. */
record KeptField(String name, boolean required, String type, List<String> constraints) {
  static final String KUBERNETES = "kubernetes:";

  private static final Set<String> PRIMITIVES = Set.of("string", "integer", "boolean", "quantity");
  private static final Pattern QUANTITY =
      Pattern.compile(
          "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?");

  static KeptField parse(String line) {
    int pattern = line.indexOf(" ~");
    String head = pattern < 0 ? line : line.substring(0, pattern);
    String[] words = head.split(" ", -1);
    if (words.length < 2) {
      throw new IllegalArgumentException(line);
    }
    boolean required = words[0].endsWith("!");
    return new KeptField(
        required ? words[0].substring(0, words[0].length() - 1) : words[0],
        required,
        words[1],
        Stream.concat(
                Stream.of(words).skip(2),
                pattern < 0 ? Stream.empty() : Stream.of(line.substring(pattern + 1)))
            .toList());
  }

  /** The type of the elements of a list or map. */
  static String inner(String type) {
    return type.substring(1, type.length() - 1);
  }

  /** The name of a type of a kept schema, if the field has such a type. */
  List<String> needs() {
    String of = type.startsWith("[") || type.startsWith("{") ? inner(type) : type;
    boolean named = !PRIMITIVES.contains(of) && !of.startsWith("(") && !of.startsWith(KUBERNETES);
    return named ? List.of(of) : List.of();
  }

  static boolean fits(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      case "quantity" ->
          value.isIntegralNumber()
              || (value.isTextual() && QUANTITY.matcher(value.asText()).matches());
      default ->
          value.isTextual() && List.of(inner(type).split("\\|", -1)).contains(value.asText());
    };
  }

  /** The constraints that this value breaks. */
  List<String> broken(JsonNode value) {
    return constraints.stream().filter(constraint -> !holds(constraint, value)).toList();
  }

  private static boolean holds(String constraint, JsonNode value) {
    if (constraint.startsWith("~")) {
      return Pattern.compile(constraint.substring(1)).matcher(value.asText()).find();
    }
    boolean ofLength = constraint.startsWith("length");
    String rest = ofLength ? constraint.substring("length".length()) : constraint;
    long bound = Long.parseLong(rest.substring(2));
    long number = ofLength ? value.asText().length() : value.asLong();
    return rest.startsWith(">=") ? number >= bound : number <= bound;
  }
}
