package io.quizcast.user.leaderboard;

import java.util.List;

/** {@code perPage} is what clients of this route read; {@code pageSize} says the same. */
public record LeaderboardPage(
    List<LeaderboardEntry> users, long total, int page, int perPage, int pageSize) {}
