package io.quizcast.quiz.exchange;

/** Reads one format. Pure: the same bytes give the same questions and flaws. */
interface QuestionReader {
  /**
   * Puts every question into the sink, and a flaw for whatever cannot be read.
   *
   * @throws io.quizcast.guard.RequestRefused when the file as a whole is not what it should be
   */
  void read(byte[] file, ReadingOptions options, QuestionSink sink);
}
