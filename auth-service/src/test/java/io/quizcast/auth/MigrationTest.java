package io.quizcast.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class MigrationTest {
  private static final String SCHEMA = "up_and_down";

  @Test
  void upDownUpLeavesTheSameCatalogue() throws SQLException {
    try (Connection connection = AuthDatabase.asOwner();
        Statement statement = connection.createStatement()) {
      Flyway flyway = flyway();
      flyway.migrate();
      statement.execute("SET search_path TO " + SCHEMA);
      List<String> first = catalogue(statement);
      statement.execute(script("db/undo/U1__accounts_sessions_keys.sql"));
      assertThat(catalogue(statement)).isEmpty();
      flyway.migrate();
      assertThat(catalogue(statement)).isEqualTo(first).hasSizeGreaterThan(50);
      statement.execute("DROP SCHEMA " + SCHEMA + " CASCADE");
    }
  }

  @Test
  void everyForeignKeyHasAnIndexAndSaysWhatADeletionDoes() throws SQLException {
    List<String> bare =
        rows(
            """
            SELECT c.conrelid::regclass || '.' || c.conname
            FROM pg_constraint c
            WHERE c.contype = 'f' AND (c.confdeltype = 'a' OR NOT EXISTS (
              SELECT 1 FROM pg_index i
              WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1]))
            """);
    assertThat(bare).isEmpty();
  }

  @Test
  void noTimeWithoutZoneAndNoSmallKeys() throws SQLException {
    assertThat(
            rows(
                """
                SELECT table_name || '.' || column_name FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'
                  AND (data_type = 'timestamp without time zone'
                       OR (column_name LIKE '%id' AND data_type IN ('integer', 'smallint')))
                """))
        .isEmpty();
  }

  @Test
  void theServicesRoleCannotChangeTables() {
    assertThatThrownBy(() -> AuthDatabase.update("CREATE TABLE mischief (id int)"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> AuthDatabase.update("ALTER TABLE accounts ADD COLUMN x int"))
        .hasMessageContaining("must be owner");
  }

  @Test
  void auditRowsAreNeverChangedNotEvenByTheOwner() throws SQLException {
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

  private static Flyway flyway() {
    Config config = ConfigProvider.getConfig();
    return Flyway.configure()
        .dataSource(
            config.getValue("quarkus.datasource.jdbc.url", String.class),
            config.getValue("quarkus.flyway.username", String.class),
            config.getValue("quarkus.flyway.password", String.class))
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .locations("classpath:db/migration")
        .load();
  }

  private static List<String> catalogue(Statement statement) throws SQLException {
    return list(
        statement,
        """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' '
               || is_nullable || ' ' || coalesce(column_default, '')
        FROM information_schema.columns
        WHERE table_schema = 'up_and_down' AND table_name <> 'flyway_schema_history'
        UNION ALL
        SELECT 'index ' || indexdef FROM pg_indexes
        WHERE schemaname = 'up_and_down' AND tablename <> 'flyway_schema_history'
        UNION ALL
        SELECT 'constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
        FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
        WHERE c.connamespace = 'up_and_down'::regnamespace
          AND t.relname <> 'flyway_schema_history'
        UNION ALL
        SELECT 'trigger ' || t.tgname || ' ' || pg_get_triggerdef(t.oid)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND c.relnamespace = 'up_and_down'::regnamespace
        UNION ALL
        SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc
        WHERE pronamespace = 'up_and_down'::regnamespace
        ORDER BY 1
        """);
  }

  private static List<String> rows(String sql) throws SQLException {
    try (Connection connection = AuthDatabase.asOwner();
        Statement statement = connection.createStatement()) {
      return list(statement, sql);
    }
  }

  private static List<String> list(Statement statement, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static String script(String path) {
    try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
