package io.quizcast.k8s.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks kinds whose operator publishes no Java types against the files in {@code kept}, which list
 * every field of the operator's schema. A kind that no check knows is a finding too.
 *
 * <pre>
 * API-VERSION KIND = TYPE       the type of its spec
 *
 * TYPE
 *   FIELD TYPE CONSTRAINT…      "!" behind the name: required
 * </pre>
 *
 * A type is {@code string}, {@code integer}, {@code boolean}, {@code quantity}, a list {@code [T]},
 * a map {@code {T}}, a choice {@code (a|b)}, a type of these files, or a model of the Kubernetes
 * client, {@code kubernetes:V1EnvVar}. Constraints are {@code >=}, {@code <=}, {@code length>=},
 * {@code length<=} and last {@code ~} with a pattern.
 */
public final class KeptSchemas implements Check {
  private static final List<String> FILES =
      List.of(
          "cloudnative-pg-cluster.txt",
          "cloudnative-pg.txt",
          "barman-cloud.txt",
          "keda.txt",
          "external-secrets.txt");
  private static final Set<String> OF_EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");

  private final Map<String, String> kinds = new HashMap<>();
  private final Map<String, Map<String, KeptField>> types = new HashMap<>();

  public KeptSchemas() {
    FILES.forEach(this::read);
  }

  private void read(String file) {
    try (InputStream in = KeptSchemas.class.getResourceAsStream("kept/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      Map<String, KeptField> current = Map.of();
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        int kind = line.indexOf(" = ");
        if (Character.isWhitespace(line.charAt(0))) {
          KeptField field = KeptField.parse(line.strip());
          current.put(field.name(), field);
        } else if (kind > 0) {
          kinds.put(line.substring(0, kind), line.substring(kind + 3));
        } else {
          current = new HashMap<>();
          if (types.put(line.strip(), current) != null) {
            throw new IllegalStateException(file + ": " + line + " is there twice");
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The kinds of these files, as {@code API-VERSION KIND}. */
  public Set<String> kinds() {
    return Set.copyOf(kinds.keySet());
  }

  /** The names of types that fields refer to but no file defines. */
  public Set<String> undefined() {
    Set<String> missing = new TreeSet<>(kinds.values());
    types.values().forEach(type -> type.values().forEach(field -> missing.addAll(field.needs())));
    missing.removeAll(types.keySet());
    return missing;
  }

  @Override
  public Stream<String> findings(Overlay overlay) {
    return overlay.objects().stream()
        .filter(object -> !BuiltInSchema.knows(object) && !TypedSchema.knows(object))
        .flatMap(this::findings);
  }

  private Stream<String> findings(JsonNode object) {
    String kind = object.path("apiVersion").asText() + " " + object.path("kind").asText();
    String type = kinds.get(kind);
    if (type == null) {
      return Stream.of(Overlay.idOf(object) + ": no schema for " + kind);
    }
    Findings findings = new Findings(Overlay.idOf(object));
    object
        .properties()
        .forEach(
            field -> {
              if (field.getKey().equals("spec")) {
                look("spec", type, field.getValue(), null, findings);
              } else if (!OF_EVERY_OBJECT.contains(field.getKey())) {
                findings.add(field.getKey(), "is not a field");
              }
            });
    return findings.all();
  }

  private void look(
      String path, String type, JsonNode value, @Nullable KeptField field, Findings findings) {
    if (type.startsWith("[")) {
      if (!value.isArray()) {
        findings.add(path, "is not a list");
      }
      for (int i = 0; i < value.size() && value.isArray(); i++) {
        look(path + "[" + i + "]", KeptField.inner(type), value.get(i), field, findings);
      }
    } else if (type.startsWith("{")) {
      if (!value.isObject()) {
        findings.add(path, "is not a map");
      }
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        look(path + "." + entry.getKey(), KeptField.inner(type), entry.getValue(), field, findings);
      }
    } else if (types.containsKey(type)) {
      fields(path, types.getOrDefault(type, Map.of()), value, findings);
    } else if (type.startsWith(KeptField.KUBERNETES)) {
      BuiltInSchema.refusalOf(type.substring(KeptField.KUBERNETES.length()), value)
          .ifPresent(why -> findings.add(path, "is refused: " + why));
    } else if (!KeptField.fits(type, value)) {
      findings.add(path, "is not of " + type + ": " + value);
    } else if (field != null) {
      field.broken(value).forEach(constraint -> findings.add(path, "is not " + constraint));
    }
  }

  private void fields(
      String path, Map<String, KeptField> known, JsonNode value, Findings findings) {
    if (!value.isObject()) {
      findings.add(path, "is not an object");
      return;
    }
    known.values().stream()
        .filter(field -> field.required() && !value.has(field.name()))
        .forEach(field -> findings.add(path + "." + field.name(), "is required"));
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      String at = path + "." + entry.getKey();
      KeptField field = known.get(entry.getKey());
      if (field == null) {
        findings.add(at, "is not a field");
      } else {
        look(at, field.type(), entry.getValue(), field, findings);
      }
    }
  }
}
