package io.quizcast.user.leaderboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rank of the caller and the players next to them.
 *
 * @param rank absent when they are not on this board
 * @param users the caller and those next to them, by rank; empty without a rank
 */
public record OwnRank(@Nullable Long rank, List<LeaderboardEntry> users, long total) {}
