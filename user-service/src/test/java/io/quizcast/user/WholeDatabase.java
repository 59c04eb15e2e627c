package io.quizcast.user;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Searches all tables of this service for a text. */
@ApplicationScoped
public class WholeDatabase {
  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.flyway.username")
  String owner;

  @ConfigProperty(name = "quarkus.flyway.password")
  String password;

  @ConfigProperty(name = "quarkus.datasource.username")
  String service;

  @ConfigProperty(name = "quarkus.datasource.password")
  String servicePassword;

  /** Connects as the role of the running service. */
  public Connection connectAsService() throws SQLException {
    return DriverManager.getConnection(url, service, servicePassword);
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, owner, password);
  }

  /** Returns the tables with {@code text} in any row, except those to skip. */
  public List<String> tablesWith(String text, String... leftOut) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      List<String> tables = tables(sql);
      tables.removeAll(List.of(leftOut));
      for (String table : tables) {
        String question =
            "select count(*) from %s t where t::text like '%%%s%%'".formatted(table, text);
        try (ResultSet rows = sql.executeQuery(question)) {
          rows.next();
          if (rows.getLong(1) > 0) {
            found.add(table);
          }
        }
      }
    }
    return found;
  }

  private static List<String> tables(Statement sql) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        sql.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
