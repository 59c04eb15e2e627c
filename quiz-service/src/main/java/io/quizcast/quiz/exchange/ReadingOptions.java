package io.quizcast.quiz.exchange;

/**
 * What a file does not say about itself.
 *
 * @param language of texts that name none
 * @param difficulty of questions that name none
 * @param maxQuestions more are refused
 */
record ReadingOptions(String language, int difficulty, int maxQuestions) {}
