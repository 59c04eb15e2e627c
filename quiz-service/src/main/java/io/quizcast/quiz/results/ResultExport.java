package io.quizcast.quiz.results;

import io.agroal.api.AgroalDataSource;
import io.quizcast.quiz.formats.table.SpreadsheetCell;
import io.quizcast.quiz.players.PlayerNameEntity;
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
 * Writes the final ranking as a file, row by row from a JDBC cursor, because the rows of a large
 * game do not fit into memory. It blocks, because the writer of the file blocks too.
 */
@ApplicationScoped
class ResultExport {
  private static final int FETCH = 500;
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

    static Row of(ResultSet row, ExportWords words) throws SQLException {
      String name =
          PlayerNameEntity.shown(
              row.getString("username"), row.getBoolean("deleted"), row.getLong("user_id"));
      int outAt = row.getInt("eliminated_on_question");
      return new Row(
          row.getInt("rank"),
          SpreadsheetCell.safe(name),
          row.getInt("score"),
          row.getInt("correct_answers"),
          row.getInt("total_questions"),
          words.yesOrNo(row.getBoolean("is_winner")),
          words.yesOrNo(row.getBoolean("is_eliminated")),
          outAt == 0 ? "" : Integer.toString(outAt),
          words.reason(row.getString("elimination_reason")),
          row.getLong("prize_fund"));
    }
  }

  private interface Sink {
    void take(Row row) throws IOException;
  }

  /** Without this byte order mark spreadsheet programs would not recognise the file as UTF-8. */
  StreamingOutput csv(long quizId, ExportWords words) {
    return out -> {
      Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      writer.write('\uFEFF');
      CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
      try (CSVPrinter csv = new CSVPrinter(writer, format)) {
        csv.printRecord(words.captions());
        each(
            quizId,
            words,
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

  StreamingOutput xlsx(long quizId, ExportWords words) {
    return out -> writeXlsx(quizId, words, out);
  }

  private void writeXlsx(long quizId, ExportWords words, OutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(out, "Quizcast", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(words.sheet());
      List<String> captions = words.captions();
      int last = captions.size() - 1;
      for (int column = 0; column < last; column++) {
        sheet.value(0, column, captions.get(column));
      }
      sheet.value(0, last, captions.get(last) + " (₸)");
      int[] line = {1};
      each(
          quizId,
          words,
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

  private void each(long quizId, ExportWords words, Sink sink) throws IOException {
    try (Connection connection = database.getConnection()) {
      // Outside a transaction the driver ignores the fetch size and loads all rows at once.
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      try (PreparedStatement query = connection.prepareStatement(ROWS)) {
        query.setFetchSize(FETCH);
        query.setLong(1, quizId);
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            sink.take(Row.of(rows, words));
          }
        }
      } finally {
        connection.rollback();
        connection.setReadOnly(false);
      }
    } catch (SQLException e) {
      throw new IOException("the results cannot be read", e);
    }
  }
}
