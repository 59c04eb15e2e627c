package io.quizcast.quiz.results;

import io.quizcast.guard.language.Texts;
import io.quizcast.quiz.formats.table.SpreadsheetCell;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of an exported file in one language. The contract defines the Russian ones. */
record ExportWords(Texts.Words words) {

  String sheet() {
    return words.text("sheet");
  }

  List<String> captions() {
    return Stream.of(
            "rank",
            "username",
            "score",
            "correct",
            "questions",
            "winner",
            "eliminated",
            "eliminated_on",
            "reason",
            "prize")
        .map(column -> words.text("column." + column))
        .toList();
  }

  String yesOrNo(boolean value) {
    return words.text(value ? "yes" : "no");
  }

  /** The reason as text, or its code if it is unknown. */
  String reason(@Nullable String code) {
    return switch (code) {
      case null -> "";
      case "time_exceeded", "no_answer_timeout" -> words.text("reason.time_is_up");
      case "incorrect_answer" -> words.text("reason.wrong_answer");
      case "disconnected" -> words.text("reason.disconnected");
      case "removed" -> words.text("reason.removed");
      default -> SpreadsheetCell.safe(code);
    };
  }
}
