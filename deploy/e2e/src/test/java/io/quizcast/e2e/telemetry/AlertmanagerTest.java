package io.quizcast.e2e.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that the example configuration of Alertmanager fits the alerts. */
class AlertmanagerTest {
  private static final Pattern NAMES = Pattern.compile("alertname =~? \"?([\\w|]+)\"?");

  private final JsonNode config;

  AlertmanagerTest() throws IOException {
    config = new YAMLMapper().readTree(Queries.FOLDER.resolve("alertmanager.yaml").toFile());
  }

  @Test
  void eachSeverityHasARouteToAReceiverThatExists() throws IOException {
    Set<String> severities = new TreeSet<>();
    for (Path rules : files()) {
      Queries.alerts(rules).forEach(alert -> severities.add("severity = " + alert.severity()));
    }
    List<String> receivers = config.path("receivers").findValuesAsText("name");
    Set<String> routed = new TreeSet<>();
    for (JsonNode route : config.at("/route/routes")) {
      routed.add(route.at("/matchers/0").asText());
      assertThat(receivers).contains(route.path("receiver").asText());
    }
    assertThat(routed).isEqualTo(severities);
    assertThat(receivers).contains(config.at("/route/receiver").asText());
  }

  @Test
  void everyAlertThatItNamesExists() throws IOException {
    Set<String> alerts = new TreeSet<>();
    for (Path rules : files()) {
      Queries.alerts(rules).forEach(alert -> alerts.add(alert.name()));
    }
    Set<String> named = new TreeSet<>();
    Matcher matcher = NAMES.matcher(config.path("inhibit_rules").toString().replace("\\\"", "\""));
    while (matcher.find()) {
      named.addAll(List.of(matcher.group(1).split("\\|", -1)));
    }
    assertThat(named).hasSizeGreaterThan(8);
    assertThat(alerts).containsAll(named);
  }

  @Test
  void theAddressesOfTheHooksAreNotInTheFile() {
    for (JsonNode receiver : config.path("receivers")) {
      assertThat(receiver.findValuesAsText("url")).isEmpty();
      assertThat(receiver.findValuesAsText("url_file")).isNotEmpty();
    }
  }

  private static List<Path> files() {
    List<Path> files = new ArrayList<>(Queries.CLUSTER_RULES);
    files.add(Queries.RULES);
    return files;
  }
}
