package io.quizcast.quiz.formats;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** File formats of questions. The first three can be exported too. */
public enum QuestionFormat {
  JSON,
  CSV,
  XLSX,
  KAHOOT,
  GIFT,
  AIKEN,
  OPENTDB;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<QuestionFormat> fromWire(String wire) {
    return Arrays.stream(values())
        .filter(format -> format.name().equalsIgnoreCase(wire.strip()))
        .findFirst();
  }
}
