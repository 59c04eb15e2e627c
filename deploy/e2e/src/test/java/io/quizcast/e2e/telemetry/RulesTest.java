package io.quizcast.e2e.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quizcast.e2e.telemetry.Queries.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Checks that the rules are valid and that each alert has tests in which it fires and in which it
 * stays silent.
 */
class RulesTest {
  private static final Path TESTS = Queries.FOLDER.resolve("rules/tests/alerts.yaml");
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

  @Test
  void promtoolAcceptsTheRules() throws Exception {
    Tool.Run run =
        Tool.PROMTOOL.run("check", "rules", "--lint=all", "--lint-fatal", Queries.RULES.toString());
    assertThat(run.code()).as(run.output()).isZero();
  }

  @Test
  void theRulesPassTheirUnitTests() throws Exception {
    Tool.Run run = Tool.PROMTOOL.run("test", "rules", TESTS.toString());
    assertThat(run.code()).as(run.output()).isZero();
  }

  @Test
  void eachAlertHasATestThatFiresAndOneThatDoesNot() throws IOException {
    Set<String> firing = new TreeSet<>();
    Set<String> silent = new TreeSet<>();
    for (JsonNode test : new YAMLMapper().readTree(TESTS.toFile()).path("tests")) {
      for (JsonNode rule : test.path("alert_rule_test")) {
        boolean fires = !rule.path("exp_alerts").isEmpty();
        (fires ? firing : silent).add(rule.path("alertname").asText());
      }
    }
    Set<String> alerts = new TreeSet<>();
    Queries.alerts().forEach(alert -> alerts.add(alert.name()));
    assertThat(alerts).hasSizeGreaterThan(20);
    assertThat(firing).isEqualTo(alerts);
    assertThat(silent).isEqualTo(alerts);
  }

  @Test
  void eachAlertHasARunbookPageAndASeverity() throws IOException {
    for (Alert alert : Queries.alerts()) {
      assertThat(alert.severity()).as(alert.name()).isIn("page", "ticket");
      String page = "docs/runbooks/alerts/" + alert.name() + ".md";
      assertThat(alert.runbook()).endsWith("/" + page);
      assertThat(Files.readString(REPOSITORY.resolve(page)))
          .startsWith("# " + alert.name() + "\n")
          .contains("**Likely cause**: ", "**First command**: ", "**Do**");
    }
  }
}
