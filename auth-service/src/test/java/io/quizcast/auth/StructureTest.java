package io.quizcast.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.junit.jupiter.api.Test;

/** Keeps packages without cycles, types named alike and beans injected in one way. */
class StructureTest {
  private static final int MAX_FILES = 20;

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.quizcast.auth");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.quizcast.auth.(*)..").should().beFreeOfCycles().check(SERVICE);
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
        .should()
        .haveSimpleNameEndingWith("Resource")
        .check(SERVICE);
  }

  @Test
  void beansAreInjectedByConstructorOnly() {
    noFields().should().beAnnotatedWith(Inject.class).check(SERVICE);
    noMethods().should().beAnnotatedWith(Inject.class).check(SERVICE);
  }

  /** A resource maps requests to a service; only the service knows what belongs together. */
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

  /** A mapper of one resource does not apply to its subclass with the paths of the mobile app. */
  @Test
  void resourcesHaveNoExceptionMappersOfTheirOwn() {
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(Path.class)
        .should()
        .beAnnotatedWith(ServerExceptionMapper.class)
        .check(SERVICE);
  }

  @Test
  void aFolderHasAboutTwentyFilesAtMost() {
    Map<String, Long> files =
        SERVICE.stream()
            .filter(JavaClass::isTopLevelClass)
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(files)
        .isNotEmpty()
        .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MAX_FILES));
  }
}
