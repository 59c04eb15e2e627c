package io.quizcast.k8s.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks the built-in kinds of Kubernetes for unknown fields, missing fields and wrong types. */
public final class BuiltInSchema implements Check {
  private static final String MODELS = "io.kubernetes.client.openapi.models.";
  private static final Set<String> GROUPS =
      Set.of(
          "v1", "apps/v1", "batch/v1", "policy/v1", "networking.k8s.io/v1", "scheduling.k8s.io/v1");

  static boolean knows(JsonNode object) {
    return GROUPS.contains(object.path("apiVersion").asText());
  }

  @Override
  public Stream<String> findings(Overlay overlay) {
    return overlay.objects().stream()
        .filter(BuiltInSchema::knows)
        .flatMap(object -> refusal(object).map(why -> Overlay.idOf(object) + ": " + why).stream());
  }

  private static Optional<String> refusal(JsonNode object) {
    return refusalOf("V1" + object.path("kind").asText(), object);
  }

  /**
   * Why a model of the Kubernetes client refuses a value.
   *
   * @param model the class name, such as {@code V1Pod}
   */
  static Optional<String> refusalOf(String model, JsonNode value) {
    try {
      Class.forName(MODELS + model)
          .getMethod("validateJsonElement", JsonElement.class)
          .invoke(null, JsonParser.parseString(value.toString()));
      return Optional.empty();
    } catch (InvocationTargetException e) {
      return Optional.of(String.valueOf(e.getTargetException().getMessage()));
    } catch (ReflectiveOperationException e) {
      return Optional.of("no such kind: " + model);
    }
  }
}
