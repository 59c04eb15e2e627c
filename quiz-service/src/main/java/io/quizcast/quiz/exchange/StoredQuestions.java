package io.quizcast.quiz.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quizcast.quiz.formats.QuestionWriter;
import io.quizcast.quiz.questions.QuestionInput;
import io.quizcast.quiz.questions.Wordings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the questions of the pool or of one quiz through a JDBC cursor. It blocks, because the
 * writer of the file blocks too.
 */
@ApplicationScoped
class StoredQuestions {
  private static final int FETCH = 500;
  private static final String POOL =
      "quiz_id IS NULL AND deleted_at IS NULL AND archived_at IS NULL";
  private static final String QUIZ = "quiz_id = ? AND deleted_at IS NULL";

  private static final String LANGUAGES =
      "SELECT DISTINCT jsonb_object_keys(texts) FROM questions WHERE ";
  private static final String ROWS =
      "SELECT texts, correct_option, difficulty, time_limit_sec, point_value, position, category,"
          + " tags, source, licence, explanation_source FROM questions WHERE ";

  private final AgroalDataSource database;
  private final ObjectMapper json;

  StoredQuestions(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  private interface Work {
    void with(Connection connection) throws SQLException, IOException;
  }

  /**
   * Calls {@code use} with a consistent snapshot of the questions. Blocks.
   *
   * @param quizId null for the pool
   */
  void read(@Nullable Long quizId, CursorUse use) throws IOException {
    inSnapshot(
        connection -> {
          SortedSet<String> languages = languages(connection, quizId);
          use.take(
              new QuestionWriter.Cursor() {
                @Override
                public SortedSet<String> languages() {
                  return languages;
                }

                @Override
                public void each(Sink sink) throws IOException {
                  rows(connection, quizId, sink);
                }
              });
        });
  }

  interface CursorUse {
    void take(QuestionWriter.Cursor cursor) throws IOException;
  }

  private void inSnapshot(Work work) throws IOException {
    try (Connection connection = database.getConnection()) {
      int isolation = connection.getTransactionIsolation();
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      // Outside a transaction the driver ignores the fetch size and loads all rows at once.
      connection.setAutoCommit(false);
      try {
        work.with(connection);
      } finally {
        connection.rollback();
        connection.setTransactionIsolation(isolation);
      }
    } catch (SQLException e) {
      throw new IOException("the questions cannot be read", e);
    }
  }

  private static SortedSet<String> languages(Connection connection, @Nullable Long quizId)
      throws SQLException {
    SortedSet<String> languages = new TreeSet<>();
    try (PreparedStatement query = prepared(connection, LANGUAGES, quizId, "");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        languages.add(rows.getString(1));
      }
    }
    return languages;
  }

  private void rows(Connection connection, @Nullable Long quizId, QuestionWriter.Cursor.Sink sink)
      throws IOException {
    try (PreparedStatement query = prepared(connection, ROWS, quizId, " ORDER BY position, id")) {
      query.setFetchSize(FETCH);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          sink.take(question(rows));
        }
      }
    } catch (SQLException e) {
      throw new IOException("the questions cannot be read", e);
    }
  }

  private static PreparedStatement prepared(
      Connection connection, String select, @Nullable Long quizId, String order)
      throws SQLException {
    PreparedStatement query =
        connection.prepareStatement(select + (quizId == null ? POOL : QUIZ) + order);
    if (quizId != null) {
      query.setLong(1, quizId);
    }
    return query;
  }

  private QuestionInput question(ResultSet row) throws SQLException {
    try {
      int position = row.getInt("position");
      boolean positioned = !row.wasNull();
      return QuestionInput.of(
          json.readValue(row.getString("texts"), Wordings.class).byLanguage(),
          row.getInt("correct_option"),
          row.getInt("difficulty"),
          row.getInt("time_limit_sec"),
          row.getInt("point_value"),
          positioned ? position : null,
          new QuestionInput.Details(
              row.getString("category"),
              List.of((String[]) row.getArray("tags").getArray()),
              row.getString("source"),
              row.getString("licence"),
              row.getString("explanation_source")));
    } catch (JsonProcessingException e) {
      throw new SQLException("texts of a question cannot be read", e);
    }
  }
}
