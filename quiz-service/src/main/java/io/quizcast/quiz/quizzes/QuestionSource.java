package io.quizcast.quiz.quizzes;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a game takes its questions from. */
public enum QuestionSource {
  /** All own questions at their positions; pool questions at the other positions up to ten. */
  HYBRID("hybrid"),
  /** Own questions only, however many there are. */
  ADMIN_ONLY("admin_only");

  @EnumeratedValue private final String wire;

  QuestionSource(String wire) {
    this.wire = wire;
  }

  @JsonValue
  public String wire() {
    return wire;
  }

  /** Parses a value: null and blank mean {@link #HYBRID}; empty for an unknown value. */
  public static Optional<QuestionSource> fromWire(@Nullable String wire) {
    if (wire == null || wire.isBlank()) {
      return Optional.of(HYBRID);
    }
    return Arrays.stream(values()).filter(mode -> mode.wire.equals(wire.strip())).findFirst();
  }
}
