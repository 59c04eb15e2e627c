package io.quizcast.quiz.exchange;

import io.quizcast.quiz.questions.QuestionInput;
import java.io.IOException;
import java.util.SortedSet;

/** Questions on their way into a file, however many there are. */
interface QuestionCursor {
  /** Takes one after the other. */
  interface Sink {
    void take(QuestionInput question) throws IOException;
  }

  /** Every language that occurs. */
  SortedSet<String> languages();

  void each(Sink sink) throws IOException;
}
