package io.quizcast.user.leaderboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The caller's rank and the players next to them.
 *
 * @param rank absent if the caller is not on this board
 * @param users the caller and their neighbours in order of rank; empty without a rank
 */
public record OwnRank(@Nullable Long rank, List<LeaderboardEntry> users, long total) {}
