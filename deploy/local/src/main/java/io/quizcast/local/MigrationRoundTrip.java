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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Applies, undoes and applies again each migration of a service, in a schema of its own. Used by
 * tests whose working directory is the module.
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
   * @param database the service's database, by its name in {@link TestPlatform}
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

  /** A step that did not restore the catalogue. {@code before} and {@code after} are catalogues. */
  public record Difference(String version, String step, List<String> before, List<String> after) {}

  /**
   * Applies all migrations one by one, undoes them from the last to the first, and applies them
   * again. Each undo must restore the catalogue as it was before its migration, and each repeated
   * migration the one after it.
   *
   * @throws IOException if a version has no undo script
   */
  public List<Difference> differences() throws IOException, SQLException {
    List<Difference> differences = new ArrayList<>();
    List<String> empty = catalogue();
    Map<String, List<String>> reached = up();
    List<String> versions = List.copyOf(reached.keySet());
    for (int n = versions.size() - 1; n >= 0; n--) {
      String version = versions.get(n);
      down(version);
      List<String> before = n == 0 ? empty : reached.getOrDefault(versions.get(n - 1), empty);
      List<String> down = catalogue();
      if (!down.equals(before)) {
        differences.add(new Difference(version, "down", before, down));
      }
    }
    up().forEach(
            (version, again) -> {
              List<String> first = reached.getOrDefault(version, List.of());
              if (!again.equals(first)) {
                differences.add(new Difference(version, "up again", first, again));
              }
            });
    return differences;
  }

  /**
   * Lists foreign keys that do not say what a deletion does, and those whose deletion needs a table
   * scan.
   */
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

  /** Reads the current catalogue. */
  public List<String> catalogue() throws SQLException {
    return ask(CATALOGUE);
  }

  /** Applies all migrations. Returns the catalogue after each version, in order. */
  private Map<String, List<String>> up() {
    Map<String, List<String>> reached = new LinkedHashMap<>();
    Flyway.configure()
        .dataSource(url, owner, password)
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .locations("classpath:db/migration")
        .callbacks(new AfterEach(reached))
        .load()
        .migrate();
    return reached;
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

  private void run(String statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  private List<String> ask(String question) throws SQLException {
    return ask(connection, question);
  }

  private static List<String> ask(Connection connection, String question) throws SQLException {
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

  /** Reads the catalogue after each migration, before its transaction ends. */
  private record AfterEach(Map<String, List<String>> reached) implements Callback {
    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
      return true;
    }

    @Override
    public void handle(Event event, Context context) {
      try {
        reached.put(
            context.getMigrationInfo().getVersion().getVersion(),
            ask(context.getConnection(), CATALOGUE));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String getCallbackName() {
      return "catalogue";
    }
  }
}
