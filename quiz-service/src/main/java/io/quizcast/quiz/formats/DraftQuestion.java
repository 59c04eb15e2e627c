package io.quizcast.quiz.formats;

import io.quizcast.quiz.questions.QuestionInput;
import io.quizcast.quiz.questions.Wording;
import io.quizcast.quiz.questions.Wordings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question read from a text format, which has one language and few other fields. */
record DraftQuestion(
    String text,
    List<String> options,
    @Nullable Integer correct,
    @Nullable String explanation,
    @Nullable String category) {

  QuestionInput input(
      String language,
      @Nullable Integer difficulty,
      @Nullable String source,
      @Nullable String licence) {
    return QuestionInput.of(
        Map.of(language, new Wording(text, options, explanation)),
        correct,
        difficulty,
        null,
        null,
        null,
        new QuestionInput.Details(category, null, source, licence, null));
  }

  /** The options of a true-or-false question in the given language, true first. */
  static List<String> trueOrFalse(String language) {
    return switch (language) {
      case Wordings.RUSSIAN -> List.of("Верно", "Неверно");
      case Wordings.KAZAKH -> List.of("Дұрыс", "Бұрыс");
      default -> List.of("True", "False");
    };
  }
}
