package io.quizcast.quiz.game.runtime;

/**
 * Figures that the owner of a partition reports after each iteration of its loop.
 *
 * @param behind number of commands in the topic that were not read yet
 * @param live number of games that have started and are not over
 * @param held number of games that wait for an operator
 * @param dueNanos when the earliest clock command is or was due; in the future if none is late
 * @param atNanos when the figures were taken
 */
public record PartitionFigures(long behind, int live, int held, long dueNanos, long atNanos) {}
