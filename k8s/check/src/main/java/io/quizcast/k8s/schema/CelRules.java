package io.quizcast.k8s.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
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
 * Evaluates the rules of {@code cel-rules.txt}. An API server evaluates them before it accepts an
 * object of an operator.
 */
public final class CelRules implements Check {
  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("self", SimpleType.DYN)
          .addVar("oldSelf", SimpleType.DYN)
          .addLibraries(CelExtensions.strings())
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder().addLibraries(CelExtensions.strings()).build();

  /** CEL knows only 64-bit integers. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  private record Rule(String path, CelRuntime.Program program, String message, boolean onChange) {}

  private final Map<String, List<Rule>> rules = new HashMap<>();

  public CelRules() {
    try (InputStream in = CelRules.class.getResourceAsStream("cel-rules.txt")) {
      if (in == null) {
        throw new IllegalStateException("cel-rules.txt is not on the class path");
      }
      List<Rule> current = List.of();
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (Character.isWhitespace(line.charAt(0))) {
          current.addAll(rules(line.strip()));
        } else {
          current = new ArrayList<>();
          rules.put(line.strip(), current);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Rule> rules(String line) {
    int first = line.indexOf(" | ");
    int last = line.lastIndexOf(" | ");
    String text = line.substring(first + 3, last);
    String message = line.substring(last + 3);
    try {
      CelRuntime.Program program = RUNTIME.createProgram(COMPILER.compile(text).getAst());
      return Stream.of(line.substring(0, first).split(", ", -1))
          .map(path -> new Rule(path, program, message, text.contains("oldSelf")))
          .toList();
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  @Override
  public Stream<String> findings(Overlay overlay) {
    return overlay.objects().stream().flatMap(object -> findings(object, object));
  }

  /**
   * The errors with which an API server would refuse a change.
   *
   * @param old the existing object
   */
  public Stream<String> findings(JsonNode object, JsonNode old) {
    String type = object.path("apiVersion").asText() + " " + object.path("kind").asText();
    return rules.getOrDefault(type, List.of()).stream()
        .flatMap(
            rule -> {
              List<JsonNode> values = values(object, rule.path());
              List<JsonNode> before = values(old, rule.path());
              List<String> broken = new ArrayList<>();
              for (int i = 0; i < values.size(); i++) {
                boolean known = i < before.size();
                if ((known || !rule.onChange())
                    && !holds(rule, values.get(i), known ? before.get(i) : values.get(i))) {
                  broken.add(Overlay.idOf(object) + ": " + rule.path() + ": " + rule.message());
                }
              }
              return broken.stream();
            });
  }

  /** Whether a value obeys a rule that does not look at an older object. */
  static boolean holds(String rule, JsonNode value) {
    try {
      return Boolean.TRUE.equals(
          RUNTIME
              .createProgram(COMPILER.compile(rule).getAst())
              .eval(Map.of("self", plain(value))));
    } catch (CelValidationException e) {
      throw new IllegalArgumentException(rule, e);
    } catch (CelEvaluationException e) {
      return false;
    }
  }

  private static boolean holds(Rule rule, JsonNode value, JsonNode before) {
    try {
      return Boolean.TRUE.equals(
          rule.program().eval(Map.of("self", plain(value), "oldSelf", plain(before))));
    } catch (CelEvaluationException e) {
      return false;
    }
  }

  private static Object plain(JsonNode value) {
    return JSON.convertValue(value, new TypeReference<Object>() {});
  }

  private static List<JsonNode> values(JsonNode object, String path) {
    List<JsonNode> values = List.of(object);
    for (String step : path.split("\\.", -1)) {
      boolean each = step.endsWith("[]");
      String name = each ? step.substring(0, step.length() - 2) : step;
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode value : values) {
        JsonNode field = value.path(name);
        if (each) {
          field.forEach(next::add);
        } else if (!field.isMissingNode()) {
          next.add(field);
        }
      }
      values = next;
    }
    return values;
  }
}
