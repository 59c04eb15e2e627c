package io.quizcast.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Applies, undoes and applies again each migration of a service, in a schema of its own. Works in
 * tests whose working folder is the module.
 */
public final class MigrationRoundTrip implements AutoCloseable {
  private static final String SCHEMA = "migration_round_trip";
  private static final Path UNDO = Path.of("src/main/resources/db/undo");

  /** Lists every object that a migration may create, as PostgreSQL describes it. */
  private static final String CATALOGUE =
      """
      SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' '
             || is_nullable || ' ' || coalesce(column_default, '') || ' ' || is_identity
      FROM information_schema.columns
      WHERE table_schema = 'migration_round_trip' AND table_name <> 'flyway_schema_history'
      UNION ALL
      SELECT 'index ' || indexdef FROM pg_indexes
      WHERE schemaname = 'migration_round_trip' AND tablename <> 'flyway_schema_history'
      UNION ALL
      SELECT 'constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
      FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
      WHERE c.connamespace = 'migration_round_trip'::regnamespace
        AND t.relname <> 'flyway_schema_history'
      UNION ALL
      SELECT 'trigger ' || t.tgname || ' ' || pg_get_triggerdef(t.oid)
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT t.tgisinternal AND c.relnamespace = 'migration_round_trip'::regnamespace
      UNION ALL
      SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc
      WHERE pronamespace = 'migration_round_trip'::regnamespace
      ORDER BY 1
      """;

  private final String url;
  private final String owner;
  private final String password;
  private final Connection connection;

  private MigrationRoundTrip(String url, String owner, String password) throws SQLException {
    this.url = url;
    this.owner = owner;
    this.password = password;
    this.connection = DriverManager.getConnection(url, owner, password);
    run("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
    run("CREATE SCHEMA " + SCHEMA);
    run("SET search_path TO " + SCHEMA);
  }

  /**
   * @param database the service's, as {@link TestPlatform} knows it
   */
  public static MigrationRoundTrip of(String database) throws SQLException {
    TestPlatform platform = new TestPlatform();
    platform.init(Map.of("database", database));
    Map<String, String> settings = platform.start();
    return new MigrationRoundTrip(
        settings.getOrDefault("quarkus.datasource.jdbc.url", ""),
        settings.getOrDefault("quarkus.flyway.username", ""),
        settings.getOrDefault("quarkus.flyway.password", ""));
  }

  /** A step that did not restore the catalogue; {@code before} and {@code after} are catalogues. */
  public record Difference(String version, String step, List<String> before, List<String> after) {}

  /**
   * For each version in turn, applies its migration, undoes it and applies it again. The undo must
   * restore the catalogue from before, the second migration the one from after it. All migrations
   * are applied at the end.
   *
   * @throws IOException when a version has no undo script
   */
  public List<Difference> differences() throws IOException, SQLException {
    List<Difference> differences = new ArrayList<>();
    List<String> reached = catalogue();
    for (MigrationInfo migration : flyway("latest").info().all()) {
      String version = migration.getVersion().getVersion();
      List<String> before = reached;
      reached = up(version);
      down(version);
      List<String> down = catalogue();
      if (!down.equals(before)) {
        differences.add(new Difference(version, "down", before, down));
      }
      List<String> again = up(version);
      if (!again.equals(reached)) {
        differences.add(new Difference(version, "up again", reached, again));
      }
    }
    return differences;
  }

  /** Lists foreign keys that say nothing about deletions, or whose deletion needs a table scan. */
  public List<String> carelessForeignKeys() throws SQLException {
    return ask(
        """
        SELECT c.conrelid::regclass || '.' || c.conname
        FROM pg_constraint c
        WHERE c.contype = 'f' AND c.connamespace = 'migration_round_trip'::regnamespace
          AND (c.confdeltype = 'a' OR NOT EXISTS (
            SELECT 1 FROM pg_index i
            WHERE i.indrelid = c.conrelid
              AND (i.indkey::smallint[])[0:cardinality(c.conkey) - 1] @> c.conkey))
        """);
  }

  /** Lists times without a zone and keys that are too small. */
  public List<String> narrowColumns() throws SQLException {
    return ask(
        """
        SELECT table_name || '.' || column_name FROM information_schema.columns
        WHERE table_schema = 'migration_round_trip' AND table_name <> 'flyway_schema_history'
          AND (data_type = 'timestamp without time zone'
               OR (column_name ~ '(^|_)id$' AND data_type IN ('integer', 'smallint')))
        """);
  }

  /** Lists roles other than the owner that may change the history of migrations. */
  public List<String> writersOfTheHistory() throws SQLException {
    return ask(
        """
        SELECT grantee || ' ' || privilege_type FROM information_schema.role_table_grants
        WHERE table_schema = 'migration_round_trip' AND table_name = 'flyway_schema_history'
          AND grantee <> current_user AND privilege_type <> 'SELECT'
        """);
  }

  /** Reads the present catalogue. */
  public List<String> catalogue() throws SQLException {
    return ask(CATALOGUE);
  }

  private List<String> up(String version) throws SQLException {
    flyway(version).migrate();
    return catalogue();
  }

  private void down(String version) throws IOException, SQLException {
    Path script;
    try (Stream<Path> scripts = Files.list(UNDO)) {
      script =
          scripts
              .filter(file -> file.getFileName().toString().startsWith("U" + version + "__"))
              .findFirst()
              .orElseThrow(() -> new IOException("Version " + version + " cannot be taken back"));
    }
    run(Files.readString(script));
    if (!ask("SELECT version FROM flyway_schema_history WHERE version = '" + version + "'")
        .isEmpty()) {
      throw new IOException(script + " leaves its version in flyway_schema_history");
    }
  }

  private Flyway flyway(String target) {
    return Flyway.configure()
        .dataSource(url, owner, password)
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .locations("classpath:db/migration")
        .target(target)
        .load();
  }

  private void run(String statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  private List<String> ask(String question) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
    }
    return answers;
  }

  @Override
  public void close() throws SQLException {
    run("DROP SCHEMA " + SCHEMA + " CASCADE");
    connection.close();
  }
}
