package io.quizcast.gateway.socket.protocol;

import io.quizcast.contracts.game.Question;
import io.quizcast.contracts.game.Question.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The languages of a question as sent to clients. {@code text} and {@code options} are Russian, or
 * the first language if there is no Russian. Every other language is sent as {@code text_xx} and
 * {@code options_xx}; an empty one is left out, because a phone would show a blank question.
 */
public final class Wordings {
  public static final String FIRST = "ru";

  private final Wording first;
  private final Map<String, Object> translations;

  private Wordings(Wording first, Map<String, Object> translations) {
    this.first = first;
    this.translations = translations;
  }

  public static Wordings of(Question question) {
    Wording russian = question.texts().get(FIRST);
    Wording first = russian != null ? russian : question.texts().values().iterator().next();
    Map<String, Object> translations = new LinkedHashMap<>();
    question
        .texts()
        .forEach(
            (language, wording) -> {
              if (language.equals(FIRST)) {
                return;
              }
              if (!wording.text().isBlank()) {
                translations.put("text_" + language, wording.text());
              }
              if (!wording.options().isEmpty()) {
                translations.put("options_" + language, options(wording));
              }
            });
    return new Wordings(first, translations);
  }

  public String text() {
    return first.text();
  }

  public List<ServerFrame.Option> options() {
    return options(first);
  }

  public Map<String, Object> translations() {
    return translations;
  }

  private static List<ServerFrame.Option> options(Wording wording) {
    List<ServerFrame.Option> options = new ArrayList<>(wording.options().size());
    for (int id = 0; id < wording.options().size(); id++) {
      options.add(new ServerFrame.Option(id, wording.options().get(id)));
    }
    return options;
  }
}
