package io.quizcast.quiz.formats;

import io.quizcast.quiz.questions.QuestionInput;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.ValidationError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the questions, errors and notes of a reader. */
public final class QuestionSink {
  /** Locates the fields of one question in the file. */
  interface Locations {
    /**
     * A location such as {@code B7} or {@code line 12}; null if the index of the question is
     * enough.
     *
     * @param field name that {@code QuestionCheck} uses
     */
    @Nullable String of(String field);

    static Locations line(int number) {
      return field -> "line " + number;
    }
  }

  /** A question of a file, not validated yet. */
  record Found(int index, @Nullable QuestionInput input, Locations locations) {}

  private final int maxQuestions;
  private final List<Found> found = new ArrayList<>();
  private final List<ValidationError> errors = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private int next;

  QuestionSink(int maxQuestions) {
    this.maxQuestions = maxQuestions;
  }

  /** The index of the next question. */
  int next() {
    return next;
  }

  void add(@Nullable QuestionInput input, Locations locations) {
    found.add(new Found(claim(), input, locations));
  }

  /**
   * Skips the index of a question that cannot be read; at least one error must have been added for
   * it.
   */
  void skip() {
    claim();
  }

  void error(String field, String message, @Nullable String cell) {
    errors.add(new ValidationError(next, field, message, cell));
  }

  void note(String text) {
    notes.add(text);
  }

  List<Found> found() {
    return found;
  }

  List<ValidationError> errors() {
    return errors;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  private int claim() {
    if (next >= maxQuestions) {
      throw Refusal.TOO_LARGE.because("a file may bring at most " + maxQuestions + " questions");
    }
    return next++;
  }
}
