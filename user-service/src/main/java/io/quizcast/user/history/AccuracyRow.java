package io.quizcast.user.history;

/**
 * How a player does with one sort of questions.
 *
 * @param key the category, or the difficulty from 1 to 5
 * @param accuracy right answers per question, 0 to 1
 */
public record AccuracyRow(String key, long correctAnswers, long questionsAsked, double accuracy) {}
