package io.quizcast.quiz.exchange;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of file that questions come in; the first three also go out. */
enum QuestionFormat {
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

  String wire() {
    return wire;
  }

  static Optional<QuestionFormat> fromWire(String wire) {
    return Arrays.stream(values())
        .filter(format -> format.wire.equalsIgnoreCase(wire.strip()))
        .findFirst();
  }
}
