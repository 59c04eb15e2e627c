package io.quizcast.quiz.formats;

import java.util.Arrays;
import java.util.Optional;

/** File formats of questions. The first three can be exported too. */
public enum QuestionFormat {
  JSON("json"),
  CSV("csv"),
  XLSX("xlsx"),
  KAHOOT("kahoot"),
  GIFT("gift"),
  AIKEN("aiken"),
  OPENTDB("opentdb");

  private final String wire;

  QuestionFormat(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }

  public static Optional<QuestionFormat> fromWire(String wire) {
    return Arrays.stream(values())
        .filter(format -> format.wire.equalsIgnoreCase(wire.strip()))
        .findFirst();
  }
}
