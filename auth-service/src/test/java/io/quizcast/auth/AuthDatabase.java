package io.quizcast.auth;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads and changes the service's database directly. */
public final class AuthDatabase {

  private AuthDatabase() {}

  /** Connects as the role of the running service. */
  public static Connection asService() throws SQLException {
    Config config = ConfigProvider.getConfig();
    return open(
        config.getValue("quarkus.datasource.username", String.class),
        config.getValue("quarkus.datasource.password", String.class));
  }

  /** Connects as the role that owns the tables. */
  public static Connection asOwner() throws SQLException {
    Config config = ConfigProvider.getConfig();
    return open(
        config.getValue("quarkus.flyway.username", String.class),
        config.getValue("quarkus.flyway.password", String.class));
  }

  public static int update(String sql, Object... parameters) {
    try (Connection connection = asService();
        PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static long number(String sql, Object... parameters) {
    return Long.parseLong(text(sql, parameters));
  }

  /** Returns the first column of the first row; {@code "null"} if there is none. */
  public static String text(String sql, Object... parameters) {
    try (Connection connection = asService();
        PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? String.valueOf(rows.getObject(1)) : "null";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private static Connection open(String user, String password) throws SQLException {
    String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    return DriverManager.getConnection(url, user, password);
  }
}
