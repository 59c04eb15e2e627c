package io.quizcast.quiz.exchange;

import io.quizcast.quiz.questions.QuestionInput;
import io.quizcast.quiz.refusal.Flaw;
import io.quizcast.quiz.refusal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a reader finds: questions, flaws, and what it had to bend. */
final class QuestionSink {
  /** One question of a file, still unchecked. */
  record Found(int index, @Nullable QuestionInput input, Places places) {}

  private final int maxQuestions;
  private final List<Found> found = new ArrayList<>();
  private final List<Flaw> flaws = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private int next;

  QuestionSink(int maxQuestions) {
    this.maxQuestions = maxQuestions;
  }

  /** The index of the question that comes next. */
  int next() {
    return next;
  }

  void add(@Nullable QuestionInput input, Places places) {
    found.add(new Found(claim(), input, places));
  }

  /** Counts a question that cannot be read; at least one flaw names it. */
  void skip() {
    claim();
  }

  void flaw(String field, String message, @Nullable String cell) {
    flaws.add(new Flaw(next, field, message, cell));
  }

  void note(String text) {
    notes.add(text);
  }

  List<Found> found() {
    return found;
  }

  List<Flaw> flaws() {
    return flaws;
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
