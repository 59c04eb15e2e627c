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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Evaluates rules in CEL, each with the finding of an object that breaks it. The rules of
 * operators, which an API server evaluates before it accepts an object, are in {@code
 * cel-rules.txt}, and what this project demands of its own objects in {@code policies.txt}.
 */
public final class CelRules implements Check {
  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("self", SimpleType.DYN)
          .addVar("oldSelf", SimpleType.DYN)
          .addVar("object", SimpleType.DYN)
          .addVar("all", SimpleType.DYN)
          .addVar("settings", SimpleType.DYN)
          .addVar("local", SimpleType.BOOL)
          .addVar("operators", SimpleType.BOOL)
          .addLibraries(CelExtensions.strings())
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder().addLibraries(CelExtensions.strings()).build();

  /** CEL knows only 64-bit integers. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  private record Rule(String path, CelRuntime.Program program, String message, boolean onChange) {}

  private final Map<String, List<Rule>> rules = new HashMap<>();

  private CelRules(String file) {
    Map<String, String> names = new LinkedHashMap<>();
    try (InputStream in = CelRules.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      List<List<Rule>> current = List.of();
      for (String text : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        if (text.isBlank() || text.startsWith("#")) {
          continue;
        }
        String line = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
          line = line.replace(name.getKey(), name.getValue());
        }
        String[] named = text.split(" := ", 2);
        if (named.length == 2) {
          names.put(named[0], line.split(" := ", 2)[1]);
        } else if (Character.isWhitespace(line.charAt(0))) {
          List<Rule> parsed = rules(line.strip());
          current.forEach(kind -> kind.addAll(parsed));
        } else {
          current =
              Stream.of(line.split(", ", -1))
                  .map(kind -> rules.computeIfAbsent(kind, _ -> new ArrayList<>()))
                  .toList();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rules of the operators' schemas. */
  public static CelRules ofOperators() {
    return new CelRules("cel-rules.txt");
  }

  /** The rules of this project. */
  public static CelRules policies() {
    return new CelRules("/io/quizcast/k8s/policies.txt");
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
    Map<String, Object> known = new HashMap<>();
    known.put("all", overlay.objects().stream().map(CelRules::plain).toList());
    known.put("settings", plain(overlay.settings()));
    known.put("local", overlay.isLocal());
    known.put("operators", overlay.hasOperators());
    return overlay.objects().stream().flatMap(object -> findings(object, object, known));
  }

  /**
   * The errors with which an API server would refuse a change.
   *
   * @param old the existing object
   */
  public Stream<String> findings(JsonNode object, JsonNode old) {
    return findings(object, old, Map.of());
  }

  private Stream<String> findings(JsonNode object, JsonNode old, Map<String, Object> known) {
    String kind = object.path("kind").asText();
    List<Rule> applied = new ArrayList<>(rules.getOrDefault(kind, List.of()));
    applied.addAll(rules.getOrDefault(object.path("apiVersion").asText() + " " + kind, List.of()));
    if (applied.isEmpty()) {
      return Stream.empty();
    }
    Map<String, Object> variables = new HashMap<>(known);
    variables.put("object", plain(object));
    List<String> broken = new ArrayList<>();
    for (Rule rule : applied) {
      List<JsonNode> values = values(object, rule.path());
      List<JsonNode> before = values(old, rule.path());
      for (int i = 0; i < values.size(); i++) {
        if (rule.onChange() && i >= before.size()) {
          continue;
        }
        variables.put("self", plain(values.get(i)));
        variables.put("oldSelf", plain(i < before.size() ? before.get(i) : values.get(i)));
        if (!holds(rule.program(), variables)) {
          String name = values.get(i).path("name").asText();
          broken.add(
              "%s: %s (%s%s)"
                  .formatted(
                      Overlay.idOf(object),
                      rule.message(),
                      rule.path(),
                      name.isEmpty() ? "" : " " + name));
        }
      }
    }
    return broken.stream();
  }

  /** Whether a value obeys a rule that knows nothing else. */
  static boolean holds(String rule, JsonNode value) {
    try {
      return holds(
          RUNTIME.createProgram(COMPILER.compile(rule).getAst()), Map.of("self", plain(value)));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(rule, e);
    }
  }

  private static boolean holds(CelRuntime.Program program, Map<String, Object> variables) {
    try {
      return Boolean.TRUE.equals(program.eval(variables));
    } catch (CelEvaluationException e) {
      return false;
    }
  }

  private static Object plain(JsonNode value) {
    return JSON.convertValue(value, new TypeReference<Object>() {});
  }

  private static List<JsonNode> values(JsonNode object, String path) {
    List<JsonNode> values = List.of(object);
    if (path.equals(".")) {
      return values;
    }
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
