package io.quizcast.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.k8s.schema.KeptSchemas;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks that the schemas cover every kind of an operator, each by a planted fault. */
class KeptSchemasTest {
  private static final List<String> BUILT_IN =
      List.of("v1", "apps/v1", "batch/v1", "policy/v1", "networking.k8s.io/v1");

  private static Overlay production;

  @BeforeAll
  static void render() {
    production = Repository.overlay("production");
  }

  @Test
  void everyTypeIsDefined() {
    assertThat(new KeptSchemas().undefined()).isEmpty();
  }

  @Test
  void everyKeptKindIsInUse() {
    assertThat(kinds(production)).containsAll(new KeptSchemas().kinds());
  }

  @Test
  void aWrongFieldOfEveryKindIsPlanted() throws IOException {
    Set<String> planted = new TreeSet<>();
    try (var in = PlantedFaultsTest.class.getResourceAsStream("planted-faults.txt")) {
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> line.startsWith("typed schema") || line.startsWith("kept schemas"))
          .map(line -> line.replaceFirst(".* (put|remove) (\\w+)/.*", "$2"))
          .forEach(planted::add);
    }
    assertThat(planted)
        .containsExactlyInAnyOrderElementsOf(
            kinds(production)
                .filter(kind -> BUILT_IN.stream().noneMatch(g -> kind.startsWith(g + " ")))
                .filter(kind -> !kind.startsWith("scheduling.k8s.io/"))
                .map(kind -> kind.substring(kind.indexOf(' ') + 1))
                .distinct()
                .toList());
  }

  private static Stream<String> kinds(Overlay overlay) {
    return overlay.objects().stream()
        .map(object -> object.path("apiVersion").asText() + " " + object.path("kind").asText());
  }
}
