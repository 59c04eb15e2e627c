package io.quizcast.quiz.exchange;

import java.util.List;

/** How questions lie in the rows of a table. */
sealed interface TableLayout permits QuizcastLayout, KahootLayout {
  /** Reads every row below the header. */
  void read(List<TableRow> rows, ReadingOptions options, QuestionSink sink);
}
