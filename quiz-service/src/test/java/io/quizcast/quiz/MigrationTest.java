package io.quizcast.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.local.MigrationRoundTrip;
import org.junit.jupiter.api.Test;

/** Applies and reverts every migration, and checks the conventions of all tables. */
class MigrationTest {

  @Test
  void everyMigrationCanBeUndoneAndRepeated() throws Exception {
    try (MigrationRoundTrip migrations = MigrationRoundTrip.of("quiz")) {
      assertThat(migrations.differences()).isEmpty();
      assertThat(migrations.catalogue()).hasSizeGreaterThan(50);
      assertThat(migrations.carelessForeignKeys()).isEmpty();
      assertThat(migrations.narrowColumns()).isEmpty();
      assertThat(migrations.writersOfTheHistory()).isEmpty();
    }
  }
}
