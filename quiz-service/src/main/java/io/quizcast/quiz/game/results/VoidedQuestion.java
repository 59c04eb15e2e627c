package io.quizcast.quiz.game.results;

/** A question that no longer counts. */
public record VoidedQuestion(long quizId, long questionId) {}
