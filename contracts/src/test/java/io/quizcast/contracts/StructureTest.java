package io.quizcast.contracts;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quizcast.contracts.game.CommandRefusal;
import io.quizcast.contracts.game.GameNotice;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Checks that the packages of the contract depend on each other in one direction. */
class StructureTest {
  private static final JavaClasses CONTRACTS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.quizcast.contracts");

  @Test
  void packagesHaveNoCycle() {
    slices().matching("io.quizcast.contracts.(**)").should().beFreeOfCycles().check(CONTRACTS);
  }

  /** A reason given as free text could be unknown to gateways and pages. */
  @Test
  void everyRefusalUsesTheEnumOfReasons() {
    for (Class<?> notice : GameNotice.class.getPermittedSubclasses()) {
      assertThat(notice.getRecordComponents())
          .filteredOn(component -> component.getName().equals("reason"))
          .extracting(RecordComponent::getType)
          .as(notice.getSimpleName())
          .isEqualTo(Arrays.asList(CommandRefusal.class));
    }
  }
}
