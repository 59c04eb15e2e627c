package io.quizcast.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.guard.StructureRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the structure of the gateway. */
class StructureTest extends StructureRules {
  StructureTest() {
    super("io.quizcast.gateway");
  }

  @Test
  void innerPackagesHaveNoCyclesEither() {
    slices().matching("io.quizcast.gateway.(**)").should().beFreeOfCycles().check(service);
  }

  /**
   * With a default branch nobody would notice that a new event, state or reason needs a decision
   * here.
   */
  @Test
  void switchesOverSealedTypesNameEveryType() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String folder : List.of("room", "view")) {
      try (Stream<Path> files =
          Files.walk(Path.of("src/main/java/io/quizcast/gateway").resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (Files.readString(file).contains("default ->")) {
            found.add(file);
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /** Frames depend on states and events alone, so that every gateway creates the same frames. */
  @Test
  void viewsDoNotDependOnSocketsOrKafka() {
    noClasses()
        .that()
        .resideInAPackage("io.quizcast.gateway.view")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quizcast.gateway.socket",
            "io.quizcast.gateway.room",
            "io.quizcast.gateway.stream",
            "org.apache.kafka..",
            "io.netty..")
        .check(service);
  }
}
