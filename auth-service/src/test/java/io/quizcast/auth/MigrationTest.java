package io.quizcast.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizcast.local.MigrationRoundTrip;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class MigrationTest {

  @Test
  void everyMigrationCanBeAppliedRevertedAndAppliedAgain() throws Exception {
    try (MigrationRoundTrip migrations = MigrationRoundTrip.of("auth")) {
      assertThat(migrations.differences()).isEmpty();
      assertThat(migrations.catalogue()).hasSizeGreaterThan(50);
      assertThat(migrations.carelessForeignKeys())
          .as("foreign keys without an index or a deletion rule")
          .isEmpty();
      assertThat(migrations.narrowColumns()).isEmpty();
      assertThat(migrations.writersOfTheHistory()).isEmpty();
    }
  }

  @Test
  void theServicesRoleCannotChangeTables() {
    assertThatThrownBy(() -> AuthDatabase.update("CREATE TABLE mischief (id int)"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> AuthDatabase.update("ALTER TABLE accounts ADD COLUMN x int"))
        .hasMessageContaining("must be owner");
  }

  @Test
  void theServicesRoleCanReadTheMigrationHistoryButNotChangeIt() {
    assertThat(AuthDatabase.number("SELECT count(*) FROM flyway_schema_history")).isPositive();
    for (String change :
        List.of(
            "INSERT INTO flyway_schema_history SELECT * FROM flyway_schema_history",
            "UPDATE flyway_schema_history SET success = false",
            "DELETE FROM flyway_schema_history")) {
      assertThatThrownBy(() -> AuthDatabase.update(change))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void auditRowsCannotBeChangedEvenByTheOwner() throws SQLException {
    AuthDatabase.update("INSERT INTO audit (action) VALUES ('test')");
    assertThatThrownBy(() -> AuthDatabase.update("UPDATE audit SET action = 'other'"))
        .hasMessageContaining("never changed");
    assertThatThrownBy(() -> AuthDatabase.update("DELETE FROM audit"))
        .hasMessageContaining("never changed");
    try (Connection connection = AuthDatabase.asOwner();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("TRUNCATE audit"))
          .hasMessageContaining("never changed");
    }
  }
}
