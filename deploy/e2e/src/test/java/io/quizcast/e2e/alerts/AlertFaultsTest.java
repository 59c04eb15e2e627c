package io.quizcast.e2e.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that the drill covers every alert and that its copy of the rules differs only in
 * durations.
 */
class AlertFaultsTest {
  private static final Path RULES = Path.of("../telemetry/rules/quizcast.yaml");

  @TempDir Path folder;

  @Test
  void eachAlertHasOneFault() throws IOException {
    List<String> provoked =
        AlertFaults.all().stream().flatMap(fault -> fault.alerts().stream()).toList();
    assertThat(provoked)
        .doesNotHaveDuplicates()
        .hasSameElementsAs(AlertRules.copy(RULES, folder.resolve("rules.yaml")).names());
  }

  @Test
  void theCopyOfTheRulesDiffersOnlyInDurations() throws IOException {
    AlertRules copy = AlertRules.copy(RULES, folder.resolve("rules.yaml"));
    assertThat(copy.shortened())
        .containsEntry("ProbeFails", "6m")
        .doesNotContainKeys("GameStuck", "GameHeld");
    assertThat(Files.readString(copy.file())).contains("for: 20s").contains("for: 10s");
    assertThat(withoutLasting(copy.file())).isEqualTo(withoutLasting(RULES));
  }

  private static JsonNode withoutLasting(Path rules) throws IOException {
    JsonNode tree = new YAMLMapper().readTree(rules.toFile());
    tree.findParents("for").forEach(rule -> ((ObjectNode) rule).remove("for"));
    return tree;
  }
}
