package io.quizcast.quiz.formats;

import io.quizcast.quiz.formats.table.CsvTable;
import io.quizcast.quiz.formats.table.TableRow;
import io.quizcast.quiz.formats.table.XlsxTable;
import io.quizcast.quiz.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads questions from CSV and XLSX tables. The header row determines the layout. */
final class TableReader implements QuestionReader {
  /**
   * Number of rows in which the header is searched, because Kahoot's template has text above it.
   */
  private static final int HEADER_WITHIN = 20;

  private final QuestionFormat format;

  TableReader(QuestionFormat format) {
    this.format = format;
  }

  @Override
  public void read(byte[] file, QuestionReader.Options options, QuestionSink sink) {
    int maxRows = options.maxQuestions() + HEADER_WITHIN;
    boolean zipped = file.length > 1 && file[0] == 'P' && file[1] == 'K';
    List<TableRow> rows =
        zipped ? XlsxTable.rows(file, maxRows) : CsvTable.rows(FileText.decode(file), maxRows);
    layout(rows.subList(0, Math.min(HEADER_WITHIN, rows.size()))).read(rows, options, sink);
  }

  private Layout layout(List<TableRow> top) {
    return top.stream()
        .flatMap(
            row ->
                Stream.concat(
                    format == QuestionFormat.KAHOOT
                        ? Stream.empty()
                        : QuizcastLayout.of(row).<Layout>map(own -> own).stream(),
                    KahootLayout.of(row).<Layout>map(kahoot -> kahoot).stream()))
        .findFirst()
        .or(Optional::empty)
        .orElseThrow(
            () ->
                Refusal.UNPROCESSABLE.because(
                    "no header row: the first row must name the columns,"
                        + " such as text.ru, option1.ru, option2.ru, correct"));
  }

  /** Maps the rows of a table to questions. */
  sealed interface Layout permits QuizcastLayout, KahootLayout {
    /** Reads every row below the header. */
    void read(List<TableRow> rows, QuestionReader.Options options, QuestionSink sink);
  }
}
