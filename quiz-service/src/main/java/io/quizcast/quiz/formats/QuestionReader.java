package io.quizcast.quiz.formats;

/** Reads one file format. The result depends on nothing but the bytes. */
public interface QuestionReader {
  /**
   * Adds every question to the sink, and an error for every part that cannot be read.
   *
   * @throws io.quizcast.guard.RequestRefused when the file as a whole cannot be read
   */
  void read(byte[] file, Options options, QuestionSink sink);

  /**
   * Defaults for fields that a file does not specify, and the maximum number of questions.
   *
   * @param language the language of texts for which the file names none
   * @param difficulty the difficulty of questions for which the file names none
   * @param maxQuestions maximum number of questions in a file
   */
  record Options(String language, int difficulty, int maxQuestions) {}
}
