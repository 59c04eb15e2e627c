package io.quizcast.user.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.local.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schema goes up, down and up again, in a schema of its own beside the service's. */
class MigrationTest {
  private static final String SCHEMA = "round_trip";

  private static final String SHAPE =
      """
      select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' '
        || is_nullable || ' ' || coalesce(column_default, '')
      from information_schema.columns where table_schema = 'round_trip'
      union all
      select 'index ' || indexdef from pg_indexes where schemaname = 'round_trip'
      union all
      select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'round_trip'::regnamespace
      order by 1
      """;

  private static final String FOREIGN_KEYS_WITHOUT_INDEX =
      """
      select c.conrelid::regclass || ' ' || c.conname from pg_constraint c
      where c.contype = 'f' and c.connamespace = 'round_trip'::regnamespace
        and not exists (
          select 1 from pg_index i where i.indrelid = c.conrelid
            and (i.indkey::smallint[])[0:cardinality(c.conkey) - 1] @> c.conkey)
      """;

  private Map<String, String> settings;

  @BeforeEach
  void start() throws SQLException {
    TestPlatform platform = new TestPlatform();
    platform.init(Map.of("database", "users"));
    settings = platform.start();
    run("drop schema if exists " + SCHEMA + " cascade");
  }

  @Test
  void upDownUp() throws Exception {
    migrate();
    List<String> first = ask(SHAPE);
    assertThat(first).isNotEmpty();
    for (Path undo : newestFirst()) {
      run("set search_path to " + SCHEMA + ";" + Files.readString(undo));
    }
    run("drop table " + SCHEMA + ".flyway_schema_history");
    assertThat(ask(SHAPE)).isEmpty();
    migrate();
    assertThat(ask(SHAPE)).isEqualTo(first);
  }

  @Test
  void everyForeignKeyHasAnIndex() throws SQLException {
    migrate();
    assertThat(ask(FOREIGN_KEYS_WITHOUT_INDEX)).isEmpty();
  }

  @Test
  void moneyAndCountersAreBigint() throws SQLException {
    migrate();
    assertThat(
            ask(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'round_trip' and data_type <> 'bigint'
                  and (column_name ~ '(prize|score|count|games|fund|won)')
                """))
        .isEmpty();
  }

  private void migrate() {
    Flyway.configure()
        .dataSource(
            settings.get("quarkus.datasource.jdbc.url"),
            settings.get("quarkus.flyway.username"),
            settings.get("quarkus.flyway.password"))
        .schemas(SCHEMA)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  private static List<Path> newestFirst() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/undo"))) {
      return files
          .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed())
          .toList();
    }
  }

  private void run(String statements) throws SQLException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      sql.execute(statements);
    }
  }

  private List<String> ask(String question) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Connection connection = connect();
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(question)) {
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
    }
    return answers;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        settings.get("quarkus.datasource.jdbc.url"),
        settings.get("quarkus.flyway.username"),
        settings.get("quarkus.flyway.password"));
  }
}
