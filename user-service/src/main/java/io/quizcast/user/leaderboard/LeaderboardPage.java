package io.quizcast.user.leaderboard;

import java.util.List;

/**
 * A page of a leaderboard. Clients of this route read {@code perPage}; {@code pageSize} has the
 * same value.
 */
public record LeaderboardPage(
    List<LeaderboardEntry> users, long total, int page, int perPage, int pageSize) {}
