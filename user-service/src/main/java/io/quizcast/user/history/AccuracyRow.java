package io.quizcast.user.history;

/**
 * Accuracy of a player in one category or difficulty.
 *
 * @param key the category, or the difficulty from 1 to 5
 * @param accuracy share of correct answers, 0 to 1
 */
public record AccuracyRow(String key, long correctAnswers, long questionsAsked, double accuracy) {}
