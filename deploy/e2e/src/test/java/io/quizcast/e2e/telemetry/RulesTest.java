package io.quizcast.e2e.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quizcast.e2e.telemetry.Queries.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that the rules are valid and that each alert has tests in which it fires and in which it
 * stays silent.
 */
@Execution(ExecutionMode.CONCURRENT)
class RulesTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

  static Stream<Path> files() {
    return Stream.concat(Stream.of(Queries.RULES), Queries.CLUSTER_RULES.stream());
  }

  private static List<Path> tests(Path rules) throws IOException {
    List<Path> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(rules.resolveSibling("tests"))) {
      for (Path file : files.toList()) {
        for (JsonNode named : YAML.readTree(file.toFile()).path("rule_files")) {
          if (named.asText().equals("../" + rules.getFileName())) {
            tests.add(file);
          }
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  @ParameterizedTest
  @MethodSource("files")
  void promtoolAcceptsTheRules(Path rules) throws Exception {
    Tool.Run run =
        Tool.PROMTOOL.run("check", "rules", "--lint=all", "--lint-fatal", rules.toString());
    assertThat(run.code()).as(run.output()).isZero();
  }

  @ParameterizedTest
  @MethodSource("files")
  void theRulesPassTheirUnitTests(Path rules) throws Exception {
    for (Path tests : tests(rules)) {
      Tool.Run run = Tool.PROMTOOL.run("test", "rules", tests.toString());
      assertThat(run.code()).as(run.output()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachAlertHasATestThatFiresAndOneThatDoesNot(Path rules) throws IOException {
    Set<String> firing = new TreeSet<>();
    Set<String> silent = new TreeSet<>();
    for (Path tests : tests(rules)) {
      for (JsonNode test : YAML.readTree(tests.toFile()).path("tests")) {
        for (JsonNode rule : test.path("alert_rule_test")) {
          boolean fires = !rule.path("exp_alerts").isEmpty();
          (fires ? firing : silent).add(rule.path("alertname").asText());
        }
      }
    }
    Set<String> alerts = new TreeSet<>();
    Queries.alerts(rules).forEach(alert -> alerts.add(alert.name()));
    assertThat(alerts).hasSizeGreaterThan(3);
    assertThat(firing).isEqualTo(alerts);
    assertThat(silent).isEqualTo(alerts);
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachAlertHasARunbookPageAndASeverity(Path rules) throws IOException {
    for (Alert alert : Queries.alerts(rules)) {
      assertThat(alert.severity()).as(alert.name()).isIn("page", "ticket");
      String page = "docs/runbooks/alerts/" + alert.name() + ".md";
      assertThat(alert.runbook()).endsWith("/" + page);
      assertThat(Files.readString(REPOSITORY.resolve(page)))
          .startsWith("# " + alert.name() + "\n")
          .contains("**Likely cause**: ", "**First command**: ", "**Do**");
    }
  }
}
