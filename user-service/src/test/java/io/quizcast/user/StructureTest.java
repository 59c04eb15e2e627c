package io.quizcast.user;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Checks that packages have no cycles, types are named alike and beans are injected by constructor.
 */
class StructureTest {
  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.quizcast.user");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.quizcast.user.(*)..").should().beFreeOfCycles().check(SERVICE);
  }

  @Test
  void entitiesRepositoriesAndResourcesAreNamedAlike() {
    classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .should()
        .haveSimpleNameEndingWith("Entity")
        .check(SERVICE);
    classes()
        .that()
        .implement(PanacheRepositoryBase.class)
        .should()
        .haveSimpleNameEndingWith("Repository")
        .check(SERVICE);
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .and()
        .areNotInterfaces()
        .should()
        .haveSimpleNameEndingWith("Resource")
        .check(SERVICE);
  }

  @Test
  void beansAreInjectedByConstructorOnly() {
    noFields().should().beAnnotatedWith(Inject.class).check(SERVICE);
    noCodeUnits().should().beAnnotatedWith(Inject.class).check(SERVICE);
  }

  @Test
  void transactionsBeginInServicesAndNotInResources() {
    methods()
        .that()
        .areAnnotatedWith(WithTransaction.class)
        .should()
        .beDeclaredInClassesThat()
        .areNotAnnotatedWith(Path.class)
        .check(SERVICE);
    noClasses()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .callMethod(Panache.class, "withTransaction", Supplier.class)
        .check(SERVICE);
  }
}
