package io.quizcast.user.leaderboard;

import java.util.List;

/**
 * Consecutive ranks of a board, without names.
 *
 * @param from 0-based
 * @param total number of players on the whole board
 */
record Slice(long from, List<Long> userIds, long total) {}
