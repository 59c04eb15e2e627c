package io.quizcast.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quizcast.k8s.schema.CelRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Finds the objects of a rendered overlay that an API server refuses to change, and checks that no
 * change of settings or images changes them under the same name.
 */
class ImmutableTest {
  /** Fields that cannot be changed once the object exists. */
  private static final Map<String, List<String>> FIXED =
      Map.of(
          "Job", List.of("/spec/template", "/spec/selector"),
          "Deployment", List.of("/spec/selector"),
          "StatefulSet",
              List.of("/spec/selector", "/spec/serviceName", "/spec/volumeClaimTemplates"),
          "PersistentVolumeClaim", List.of("/spec"),
          "PriorityClass", List.of("/value"));

  /** Staging differs from production in every setting, so it stands for a change of any of them. */
  @Test
  void onlyJobsHaveFixedFieldsThatDependOnSettings() {
    Overlay production = Repository.overlay("production");
    Overlay staging = Repository.overlay("staging");
    List<String> refused = new ArrayList<>();
    for (JsonNode object : production.objects()) {
      String kind = object.path("kind").asText();
      staging
          .find(kind, Overlay.nameOf(object))
          .filter(
              other ->
                  FIXED.getOrDefault(kind, List.of()).stream()
                      .anyMatch(field -> !object.at(field).equals(other.at(field))))
          .ifPresent(other -> refused.add(Overlay.idOf(other)));
    }
    assertThat(refused)
        .as("render gives these new names")
        .containsExactlyInAnyOrder(
            "Job/wait-for-quiet", "Job/migrate-auth", "Job/migrate-users", "Job/migrate-quiz");
  }

  @Test
  void anOperatorRefusesAnotherNameOfADatabase() {
    ObjectNode there = Repository.overlay("production").find("Database", "quiz").orElseThrow();
    ObjectNode changed = there.deepCopy();
    assertThat(CelRules.ofOperators().findings(changed, there)).isEmpty();
    ((ObjectNode) changed.path("spec")).put("name", "quizzes");
    assertThat(CelRules.ofOperators().findings(changed, there))
        .containsExactly("Database/quiz: name is immutable (spec.name)");
  }
}
