package io.quizcast.user.history;

import java.util.List;

/**
 * A page of a player's history. Clients of this route read {@code pageSize}; {@code perPage} has
 * the same value.
 */
public record HistoryPage(
    List<HistoryItem> results, long total, int page, int pageSize, int perPage) {}
