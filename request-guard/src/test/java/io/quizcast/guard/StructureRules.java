package io.quizcast.guard;

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
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Rules for the packages, names, beans and transactions of every service. The StructureTest of a
 * service extends this class and adds the rules of that service. One instance runs all of them,
 * because reading the classes of a service takes longer than checking every rule.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StructureRules {
  private static final int MAX_FILES = 20;
  private static final String PANACHE = "io.quarkus.hibernate.reactive.panache.";

  protected final JavaClasses service;
  private final String root;

  /**
   * @param root the package of the service
   */
  protected StructureRules(String root) {
    this.root = root;
    service =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(root);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(root + ".(*)..").should().beFreeOfCycles().check(service);
  }

  @Test
  void entitiesRepositoriesAndResourcesAreNamedAlike() {
    check(
        classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .haveSimpleNameEndingWith("Entity"));
    check(
        classes()
            .that()
            .implement(PANACHE + "PanacheRepositoryBase")
            .should()
            .haveSimpleNameEndingWith("Repository"));
    check(
        classes()
            .that()
            .areAnnotatedWith(Path.class)
            .and()
            .areNotInterfaces()
            .should()
            .haveSimpleNameEndingWith("Resource"));
  }

  @Test
  void beansAreInjectedByConstructorOnly() {
    check(noFields().should().beAnnotatedWith(Inject.class));
    check(noMethods().should().beAnnotatedWith(Inject.class));
  }

  /**
   * A resource maps requests to a service. Only the service knows which changes belong together.
   */
  @Test
  void transactionsBeginInServicesAndNotInResources() {
    check(
        methods()
            .that()
            .areAnnotatedWith(PANACHE + "common.WithTransaction")
            .should()
            .beDeclaredInClassesThat()
            .areNotAnnotatedWith(Path.class));
    check(
        noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .callMethod(PANACHE + "Panache", "withTransaction", Supplier.class.getName()));
  }

  /**
   * A mapper that is declared in one resource does not apply to its subclass with the paths of the
   * mobile app.
   */
  @Test
  void resourcesHaveNoExceptionMappersOfTheirOwn() {
    check(
        noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(ServerExceptionMapper.class));
  }

  @Test
  void aFolderHasAboutTwentyFilesAtMost() {
    Map<String, Long> files =
        service.stream()
            .filter(JavaClass::isTopLevelClass)
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(files)
        .isNotEmpty()
        .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MAX_FILES));
  }

  /** A service without a database has no entities, and one without routes has no resources. */
  private void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(service);
  }
}
