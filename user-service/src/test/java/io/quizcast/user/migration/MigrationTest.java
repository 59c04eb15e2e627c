package io.quizcast.user.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.local.MigrationTrip;
import org.junit.jupiter.api.Test;

/** Every version of the schema can be taken back, and no table is careless. */
class MigrationTest {

  @Test
  void everyVersionGoesUpDownAndUpAgain() throws Exception {
    try (MigrationTrip trip = MigrationTrip.of("users")) {
      assertThat(trip.differences()).isEmpty();
      assertThat(trip.catalogue()).hasSizeGreaterThan(50);
      assertThat(trip.carelessForeignKeys()).isEmpty();
      assertThat(trip.narrowColumns()).isEmpty();
      assertThat(trip.writersOfTheHistory()).isEmpty();
    }
  }

  @Test
  void moneyAndCountersAreBigint() throws Exception {
    try (MigrationTrip trip = MigrationTrip.of("users")) {
      assertThat(trip.differences()).isEmpty();
      assertThat(trip.catalogue())
          .filteredOn(
              line -> line.matches("column \\S*\\.\\S*(prize|score|count|games|fund|won).*"))
          .isNotEmpty()
          .allMatch(line -> line.contains(" bigint "));
    }
  }
}
