package io.quizcast.contracts.game.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Checks that the rules use no framework, clock, random source or I/O. */
class PurityTest {
  private static final JavaClasses RULES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.quizcast.contracts.game");

  @Test
  void dependsOnlyOnValues() {
    classes()
        .that()
        .resideInAPackage("..game.rules..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.util..",
            "java.nio",
            "java.nio.charset",
            "java.security",
            "io.quizcast.contracts.game..",
            "org.jspecify.annotations")
        .check(RULES);
  }

  @Test
  void readsNoClockAndNoRandomSource() {
    noClasses()
        .that()
        .resideInAPackage("..game..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Random.class, UUID.class, Clock.class, Instant.class, Thread.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .check(RULES);
  }

  @Test
  void usesOnlyDigestsOfJavaSecurity() {
    noClasses()
        .that()
        .resideInAPackage("..game.rules..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(java.security.SecureRandom.class, java.security.Signature.class)
        .check(RULES);
  }
}
