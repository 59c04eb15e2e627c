package io.quizcast.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs each check on an overlay with a planted fault, which the check must report. */
class PlantedFaultsTest {
  private static final Map<String, Check> CHECKS = Checks.of(Repository.root());
  private static Overlay production;

  @BeforeAll
  static void render() {
    production = Repository.overlay("production");
  }

  static Stream<Fault> faults() throws IOException {
    try (var in = PlantedFaultsTest.class.getResourceAsStream("planted-faults.txt")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Fault::parse);
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isFound(Fault fault) {
    Check check = CHECKS.get(fault.check());
    Overlay broken = production.copy();
    fault.plant(broken);
    assertThat(broken.objects()).isNotEqualTo(production.objects());
    assertThat(check.findings(production)).isEmpty();
    assertThat(check.findings(broken)).anyMatch(finding -> finding.contains(fault.says()));
  }

  @Test
  void everyCheckHasAPlantedFault() throws IOException {
    Set<String> shown = faults().map(Fault::check).collect(Collectors.toSet());
    assertThat(shown).isEqualTo(CHECKS.keySet());
  }
}
