package io.quizcast.user.leaderboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A player among his neighbours.
 *
 * @param rank absent when he is not on this board
 * @param users himself and those next to him, in order; empty without a rank
 */
public record Standing(@Nullable Long rank, List<LeaderboardEntry> users, long total) {}
