package io.quizcast.quiz.questions;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a question as clients read them: the main language, and Kazakh and English under
 * names with a suffix. A field that a question does not have is absent. Views unwrap it; the order
 * is that of existing clients.
 *
 * @param <O> how a client gets an option
 * @param texts the same by language, for editors
 * @param explanation why the right option is right; it can give away the answer
 */
public record QuestionTexts<O>(
    String text,
    List<O> options,
    @Nullable String textKk,
    @Nullable List<O> optionsKk,
    @Nullable String textEn,
    @Nullable List<O> optionsEn,
    @Nullable Wordings texts,
    @Nullable String explanation,
    @Nullable String explanationKk,
    @Nullable String explanationEn) {

  /** The texts with plain options. */
  public static QuestionTexts<String> of(Wordings texts) {
    return of(texts, options -> options);
  }

  static <O> QuestionTexts<O> of(Wordings texts, Function<List<String>, List<O>> options) {
    return new QuestionTexts<>(
        texts.main().text(),
        options.apply(texts.main().options()),
        texts.textIn(Wordings.KAZAKH),
        optionsIn(texts, Wordings.KAZAKH, options),
        texts.textIn(Wordings.ENGLISH),
        optionsIn(texts, Wordings.ENGLISH, options),
        texts,
        texts.main().explanation(),
        texts.explanationIn(Wordings.KAZAKH),
        texts.explanationIn(Wordings.ENGLISH));
  }

  /** The texts in the main language only, without the explanation. */
  static <O> QuestionTexts<O> mainOf(Wordings texts, Function<List<String>, List<O>> options) {
    return new QuestionTexts<>(
        texts.main().text(),
        options.apply(texts.main().options()),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Null instead of an empty list, which would make the mobile client drop the message. */
  private static <O> @Nullable List<O> optionsIn(
      Wordings texts, String language, Function<List<String>, List<O>> options) {
    List<String> own = texts.optionsIn(language);
    return own == null ? null : options.apply(own);
  }
}
