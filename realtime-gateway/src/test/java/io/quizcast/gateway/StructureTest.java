package io.quizcast.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that packages have one theme and no cycles, and that beans are injected by constructor.
 */
class StructureTest {
  private static final int MAX_FILES = 20;

  private static final JavaClasses GATEWAY =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.quizcast.gateway");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.quizcast.gateway.(**)").should().beFreeOfCycles().check(GATEWAY);
  }

  @Test
  void beansAreInjectedByConstructorOnly() {
    noFields().should().beAnnotatedWith(Inject.class).check(GATEWAY);
  }

  /** A default would hide that a new event, state or reason needs a decision here. */
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
        .check(GATEWAY);
  }

  @Test
  void aFolderHasAboutTwentyFilesAtMost() {
    Map<String, Long> files =
        GATEWAY.stream()
            .filter(JavaClass::isTopLevelClass)
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(files)
        .isNotEmpty()
        .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MAX_FILES));
  }
}
