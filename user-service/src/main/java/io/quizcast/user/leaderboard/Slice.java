package io.quizcast.user.leaderboard;

import java.util.List;

/**
 * Some consecutive places of a board, before names are known.
 *
 * @param from 0-based
 * @param total of the whole board
 */
record Slice(long from, List<Long> userIds, long total) {}
