package io.quizcast.quiz.game;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages of running games depend on each other in one direction. */
class GameStructureTest {
  private static final JavaClasses GAMES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.quizcast.quiz.game");

  @Test
  void packagesHaveNoCycle() {
    slices().matching("io.quizcast.quiz.game.(*)..").should().beFreeOfCycles().check(GAMES);
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
