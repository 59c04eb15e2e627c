package io.quizcast.quiz.exchange;

import io.quizcast.quiz.questions.QuestionInput;
import io.quizcast.quiz.questions.Wording;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the text formats know of a question: one language and little beside. */
record DraftQuestion(
    String text,
    List<String> options,
    @Nullable Integer correct,
    @Nullable String explanation,
    @Nullable String category) {

  QuestionInput input(
      String language, int difficulty, @Nullable String source, @Nullable String licence) {
    return new QuestionInput(
        null,
        null,
        null,
        null,
        Map.of(language, new Wording(text, options, explanation)),
        correct,
        difficulty,
        null,
        null,
        null,
        null,
        category,
        null,
        source,
        licence);
  }

  /** The two options of a statement, true first, in the language of the file. */
  static List<String> trueOrFalse(String language) {
    return switch (language) {
      case "ru" -> List.of("Верно", "Неверно");
      case "kk" -> List.of("Дұрыс", "Бұрыс");
      default -> List.of("True", "False");
    };
  }
}
