package io.quizcast.quiz.game;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the packages of running games depend on each other in one direction. */
class GameStructureTest {
  private static final Path SOURCES = Path.of("src/main/java/io/quizcast/quiz/game");

  private static final JavaClasses GAMES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.quizcast.quiz.game");

  @Test
  void packagesHaveNoCycle() {
    slices().matching("io.quizcast.quiz.game.(*)..").should().beFreeOfCycles().check(GAMES);
  }

  /**
   * With a default branch nobody would notice that a new event, command or state needs a decision
   * there.
   */
  @Test
  void switchesOverSealedTypesNameEveryType() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> found = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (Files.readString(file).contains("default ->")) {
          found.add(file);
        }
      }
      assertThat(found).isEmpty();
    }
  }

  @Test
  void dependenciesAreInjectedByConstructors() {
    noFields()
        .should()
        .beAnnotatedWith("jakarta.inject.Inject")
        .because("a constructor shows what a class needs, and tests can call it")
        .check(GAMES);
  }
}
