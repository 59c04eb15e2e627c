package io.quizcast.quiz;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads rows that no route writes or shows, in the database of the running service. */
public final class Rows {
  private Rows() {}

  /** Executes the statements one by one. */
  public static void sql(String... statements) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** The first column of each row, as text. */
  public static List<String> column(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static Connection open() throws SQLException {
    return CDI.current().select(AgroalDataSource.class).get().getConnection();
  }
}
