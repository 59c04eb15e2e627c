package io.quizcast.quiz.quizzes;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Optional;

/** Phase of a quiz. From {@link #IN_PROGRESS} on, only the runner changes it. */
public enum QuizStatus {
  SCHEDULED("scheduled"),
  IN_PROGRESS("in_progress"),
  COMPLETED("completed"),
  CANCELLED("cancelled");

  @EnumeratedValue private final String wire;

  QuizStatus(String wire) {
    this.wire = wire;
  }

  @JsonValue
  public String wire() {
    return wire;
  }

  public static Optional<QuizStatus> fromWire(String wire) {
    return Arrays.stream(values()).filter(status -> status.wire.equals(wire)).findFirst();
  }
}
