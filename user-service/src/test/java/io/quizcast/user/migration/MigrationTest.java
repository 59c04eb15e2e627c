package io.quizcast.user.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.local.MigrationRoundTrip;
import org.junit.jupiter.api.Test;

/**
 * Tests that every version of the schema can be reverted, and that every table has the required
 * column types.
 */
class MigrationTest {

  @Test
  void everyMigrationCanBeAppliedRevertedAndAppliedAgain() throws Exception {
    try (MigrationRoundTrip migrations = MigrationRoundTrip.of("users")) {
      assertThat(migrations.differences()).isEmpty();
      assertThat(migrations.catalogue()).hasSizeGreaterThan(50);
      assertThat(migrations.carelessForeignKeys()).isEmpty();
      assertThat(migrations.narrowColumns()).isEmpty();
      assertThat(migrations.writersOfTheHistory()).isEmpty();
      assertThat(migrations.catalogue())
          .as("amounts and counters are bigint")
          .filteredOn(
              line -> line.matches("column \\S*\\.\\S*(prize|score|count|games|fund|won).*"))
          .isNotEmpty()
          .allMatch(line -> line.contains(" bigint "));
    }
  }
}
