package io.quizcast.local.platform;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * PostgreSQL on a given port and folder, with the databases {@code auth}, {@code users} and {@code
 * quiz}. Each has two roles: {@code <db>_owner} may change the schema, {@code <db>_app} may only
 * read and write rows.
 */
public final class LocalPostgres implements ServerProgram {
  /** The databases, one per service that needs one. */
  public static final List<String> DATABASES = List.of("auth", "users", "quiz");

  private static final String SUPERUSER = "postgres";

  /** Whether data survives a power cut. With both settings it survives a killed process. */
  public enum Durability {
    /** As in production, data survives a power cut. */
    FULL,
    /** Writes are not forced to disk, which is enough for tests. */
    NONE
  }

  private final Path folder;
  private final int port;
  private final Durability durability;
  private final UnaryOperator<String> passwordOf;

  /**
   * @param passwordOf returns the password of a role, including the superuser {@code postgres}
   */
  public LocalPostgres(
      Path folder, int port, Durability durability, UnaryOperator<String> passwordOf) {
    this.folder = folder;
    this.port = port;
    this.durability = durability;
    this.passwordOf = passwordOf;
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Path folder() {
    return folder;
  }

  /** The address for clients in any process: {@code jdbc:postgresql://…}. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The address for reactive clients. */
  public String reactiveUrl(String database) {
    return "postgresql://127.0.0.1:" + port + "/" + database;
  }

  @Override
  public void prepare() throws IOException {
    if (Files.exists(folder.resolve("PG_VERSION"))) {
      return;
    }
    Files.createDirectories(folder.getParent());
    // A killed initdb leaves an incomplete folder behind, so it works in a temporary one that is
    // renamed when it is complete.
    Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
    Folders.delete(fresh);
    Folders.delete(folder);
    Files.createDirectory(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path passwordFile = fresh.resolveSibling("initdb.password");
    Files.deleteIfExists(passwordFile);
    Files.createFile(
        passwordFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile, passwordOf.apply(SUPERUSER) + "\n");
    List<String> initdb = new ArrayList<>(unprivileged(fresh, passwordFile));
    initdb.addAll(
        List.of(
            bin("initdb"),
            "--pgdata=" + fresh.toAbsolutePath(),
            "--username=" + SUPERUSER,
            "--pwfile=" + passwordFile.toAbsolutePath(),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--no-instructions"));
    if (durability == Durability.NONE) {
      initdb.add("--no-sync");
    }
    // The output goes to a file, because a thread that reads a pipe cannot be interrupted.
    Path output = fresh.resolveSibling("initdb.log");
    Process process =
        new ProcessBuilder(initdb)
            .directory(fresh.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("initdb failed: " + Files.readString(output));
      }
    } catch (InterruptedException e) {
      // initdb removes what it has written.
      process.destroy();
      process.onExit().orTimeout(5, SECONDS).exceptionally(_ -> process).join();
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted during initdb", e);
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(passwordFile);
    }
    Files.move(fresh, folder);
  }

  @Override
  public List<String> command() {
    List<String> command = new ArrayList<>(unprivileged(folder));
    command.add(bin("postgres"));
    command.add("-D");
    command.add(folder.toAbsolutePath().toString());
    String durable = durability == Durability.FULL ? "on" : "off";
    for (String setting :
        List.of(
            "port=" + port,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=" + durable,
            "synchronous_commit=" + durable,
            "full_page_writes=" + durable,
            "max_connections=200",
            "shared_buffers=128MB",
            "shared_preload_libraries=pg_stat_statements",
            // The passwords are random, so many iterations would only make connecting slow.
            "scram_iterations=1",
            // Details and statements contain e-mail addresses and answers.
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "TimeZone=UTC",
            "log_timezone=UTC")) {
      command.add("-c");
      command.add(setting);
    }
    return command;
  }

  /** A plain SIGTERM would wait until the last client has left. */
  @Override
  public String stopSignal() {
    return "INT";
  }

  @Override
  public boolean isReady(long pid) {
    try (Connection connection = connect("postgres")) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void afterStart() {
    for (String database : DATABASES) {
      try {
        createDatabase(database);
      } catch (SQLException e) {
        throw new IllegalStateException("Cannot create database " + database, e);
      }
    }
  }

  private void createDatabase(String database) throws SQLException {
    String owner = database + "_owner";
    String app = database + "_app";
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      for (String role : List.of(owner, app)) {
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
          statement.execute("CREATE ROLE " + role + " LOGIN");
        }
        statement.execute("ALTER ROLE " + role + " PASSWORD '" + passwordOf.apply(role) + "'");
      }
      statement.execute("GRANT pg_read_all_stats TO " + owner);
      if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
        statement.execute("CREATE DATABASE " + database + " OWNER " + owner);
      }
      statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
      statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + app);
    }
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
      statement.execute("ALTER SCHEMA public OWNER TO " + owner);
      statement.execute("GRANT USAGE ON SCHEMA public TO " + app);
      String defaults = "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " GRANT ";
      statement.execute(defaults + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + app);
      statement.execute(defaults + "USAGE, SELECT ON SEQUENCES TO " + app);
      statement.execute(defaults + "EXECUTE ON FUNCTIONS TO " + app);
    }
  }

  /** A connection as superuser; the caller closes it. */
  public Connection connect(String database) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", SUPERUSER);
    login.setProperty("password", passwordOf.apply(SUPERUSER));
    login.setProperty("connectTimeout", "2");
    return DriverManager.getConnection(jdbcUrl(database), login);
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static String bin(String program) {
    return Binaries.postgres().resolve("bin").resolve(program).toString();
  }

  private static List<String> unprivileged(Path... own) {
    return Unprivileged.prefix(own);
  }
}
