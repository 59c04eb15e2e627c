package io.quizcast.quiz.standings;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The standings as a file, row by row from a cursor. Over JDBC, because a blocking writer of any
 * length needs a blocking reader: holding all rows of a big game would cost more than the game.
 */
@ApplicationScoped
class ResultExport {
  private static final int FETCH = 500;
  private static final List<String> CAPTIONS =
      List.of(
          "Место",
          "Пользователь",
          "Очки",
          "Правильных",
          "Всего вопросов",
          "Победитель",
          "Выбыл",
          "Вопрос выбытия",
          "Причина выбытия",
          "Приз");

  private static final String ROWS =
      """
      SELECT r.rank, r.user_id, n.username, coalesce(n.deleted, false) AS deleted, r.score,
        r.correct_answers, r.total_questions, r.is_winner, r.is_eliminated,
        r.eliminated_on_question, r.elimination_reason, r.prize_fund
      FROM results r LEFT JOIN player_names n ON n.user_id = r.user_id
      WHERE r.quiz_id = ? ORDER BY r.rank, r.user_id
      """;

  private final AgroalDataSource database;

  ResultExport(AgroalDataSource database) {
    this.database = database;
  }

  private record Row(
      int rank,
      String name,
      int score,
      int correct,
      int total,
      String winner,
      String out,
      String outAt,
      String reason,
      long prize) {

    static Row of(ResultSet row) throws SQLException {
      long userId = row.getLong("user_id");
      String username = row.getString("username");
      String name =
          row.getBoolean("deleted")
              ? "deleted_user_" + userId
              : username == null || username.isEmpty() ? "player_" + userId : username;
      int outAt = row.getInt("eliminated_on_question");
      return new Row(
          row.getInt("rank"),
          SpreadsheetCell.safe(name),
          row.getInt("score"),
          row.getInt("correct_answers"),
          row.getInt("total_questions"),
          yesOrNo(row.getBoolean("is_winner")),
          yesOrNo(row.getBoolean("is_eliminated")),
          outAt == 0 ? "" : Integer.toString(outAt),
          reason(row.getString("elimination_reason")),
          row.getLong("prize_fund"));
    }

    private static String yesOrNo(boolean value) {
      return value ? "Да" : "Нет";
    }

    private static String reason(String code) {
      return switch (code) {
        case null -> "";
        case "time_exceeded", "no_answer_timeout" -> "Время истекло";
        case "incorrect_answer" -> "Неверный ответ";
        case "disconnected" -> "Отключился";
        default -> SpreadsheetCell.safe(code);
      };
    }
  }

  private interface Sink {
    void take(Row row) throws IOException;
  }

  /** UTF-8 with a byte order mark, because a spreadsheet program guesses otherwise. */
  StreamingOutput csv(long quizId) {
    return out -> {
      Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      writer.write('\uFEFF');
      CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
      try (CSVPrinter csv = new CSVPrinter(writer, format)) {
        csv.printRecord(CAPTIONS);
        each(
            quizId,
            row ->
                csv.printRecord(
                    row.rank,
                    row.name,
                    row.score,
                    row.correct,
                    row.total,
                    row.winner,
                    row.out,
                    row.outAt,
                    row.reason,
                    row.prize == 0 ? "" : row.prize + " ₸"));
      }
    };
  }

  StreamingOutput xlsx(long quizId) {
    return out -> writeXlsx(quizId, out);
  }

  private void writeXlsx(long quizId, OutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(out, "Quizcast", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Результаты");
      for (int column = 0; column < CAPTIONS.size(); column++) {
        sheet.value(0, column, CAPTIONS.get(column));
      }
      sheet.value(0, CAPTIONS.size() - 1, "Приз (₸)");
      int[] line = {1};
      each(
          quizId,
          row -> {
            int at = line[0]++;
            sheet.value(at, 0, row.rank);
            sheet.value(at, 1, row.name);
            sheet.value(at, 2, row.score);
            sheet.value(at, 3, row.correct);
            sheet.value(at, 4, row.total);
            sheet.value(at, 5, row.winner);
            sheet.value(at, 6, row.out);
            sheet.value(at, 7, row.outAt);
            sheet.value(at, 8, row.reason);
            sheet.value(at, 9, row.prize);
            if (at % FETCH == 0) {
              sheet.flush();
            }
          });
    }
  }

  private void each(long quizId, Sink sink) throws IOException {
    try (Connection connection = database.getConnection()) {
      // Without a transaction the driver would fetch every row at once.
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      try (PreparedStatement query = connection.prepareStatement(ROWS)) {
        query.setFetchSize(FETCH);
        query.setLong(1, quizId);
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            sink.take(Row.of(rows));
          }
        }
      } finally {
        connection.rollback();
        connection.setReadOnly(false);
      }
    } catch (SQLException e) {
      throw new IOException("the standings cannot be read", e);
    }
  }
}
