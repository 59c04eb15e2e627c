package io.quizcast.quiz.game.runtime;

/**
 * Figures of a partition at the end of a turn of its owner.
 *
 * @param behind commands that lie in the log and were not read yet
 * @param live games that have started and are not over
 * @param held games that wait for an operator
 * @param dueNanos when the longest awaited clock command was due; in the future if none is late
 * @param atNanos when the figures were taken
 */
public record PartitionFigures(long behind, int live, int held, long dueNanos, long atNanos) {}
