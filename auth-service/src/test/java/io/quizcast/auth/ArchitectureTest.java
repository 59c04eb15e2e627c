package io.quizcast.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.quizcast.auth");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.quizcast.auth.(*)..").should().beFreeOfCycles().check(SERVICE);
  }

  @Test
  void beansAreInjectedByConstructorOnly() {
    fields().should().notBeAnnotatedWith(Inject.class).check(SERVICE);
  }

  @Test
  void repositoriesAndEntitiesAreNamedAlike() {
    classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .should()
        .haveSimpleNameEndingWith("Entity")
        .check(SERVICE);
    classes()
        .that()
        .implement(PanacheRepositoryBase.class)
        .and()
        .doNotHaveSimpleName("Outbox")
        .should()
        .haveSimpleNameEndingWith("Repository")
        .check(SERVICE);
  }
}
