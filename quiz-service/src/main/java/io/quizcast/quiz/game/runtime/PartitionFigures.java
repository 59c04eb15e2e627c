package io.quizcast.quiz.game.runtime;

/**
 * Figures that the owner of a partition reports after a turn of its loop.
 *
 * @param behind commands in the topic that were not read yet
 * @param live games that have started and are not over
 * @param held games that wait for an operator
 * @param dueNanos when the earliest clock command is or was due; in the future if none is late
 * @param atNanos when the figures were taken
 */
public record PartitionFigures(long behind, int live, int held, long dueNanos, long atNanos) {}
