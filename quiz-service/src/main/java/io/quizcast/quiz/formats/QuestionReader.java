package io.quizcast.quiz.formats;

/** Reads one format. Pure: the same bytes always give the same questions and errors. */
public interface QuestionReader {
  /**
   * Puts every question into the sink, and an error for everything that cannot be read.
   *
   * @throws io.quizcast.guard.RequestRefused when the file as a whole cannot be read
   */
  void read(byte[] file, Options options, QuestionSink sink);

  /**
   * Defaults for what a file does not say.
   *
   * @param language of texts that name none
   * @param difficulty of questions that name none
   * @param maxQuestions more are refused
   */
  record Options(String language, int difficulty, int maxQuestions) {}
}
