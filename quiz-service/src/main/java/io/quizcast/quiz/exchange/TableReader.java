package io.quizcast.quiz.exchange;

import io.quizcast.quiz.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables as CSV or XLSX; the header row tells ours from Kahoot's. */
final class TableReader implements QuestionReader {
  /** Kahoot's template has explanations above its header. */
  private static final int HEADER_WITHIN = 20;

  private final QuestionFormat format;

  TableReader(QuestionFormat format) {
    this.format = format;
  }

  @Override
  public void read(byte[] file, ReadingOptions options, QuestionSink sink) {
    int maxRows = options.maxQuestions() + HEADER_WITHIN;
    boolean zipped = file.length > 1 && file[0] == 'P' && file[1] == 'K';
    List<TableRow> rows =
        zipped ? XlsxTable.rows(file, maxRows) : CsvTable.rows(FileText.decode(file), maxRows);
    layout(rows.subList(0, Math.min(HEADER_WITHIN, rows.size()))).read(rows, options, sink);
  }

  private TableLayout layout(List<TableRow> top) {
    return top.stream()
        .flatMap(
            row ->
                Stream.concat(
                    format == QuestionFormat.KAHOOT
                        ? Stream.empty()
                        : QuizcastLayout.of(row).<TableLayout>map(own -> own).stream(),
                    KahootLayout.of(row).<TableLayout>map(kahoot -> kahoot).stream()))
        .findFirst()
        .or(Optional::empty)
        .orElseThrow(
            () ->
                Refusal.UNPROCESSABLE.because(
                    "no header row: the first row must name the columns,"
                        + " such as text.ru, option1.ru, option2.ru, correct"));
  }
}
