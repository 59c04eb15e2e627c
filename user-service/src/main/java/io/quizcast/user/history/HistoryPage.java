package io.quizcast.user.history;

import java.util.List;

/** {@code pageSize} is what clients of this route read; {@code perPage} says the same. */
public record HistoryPage(
    List<HistoryItem> results, long total, int page, int pageSize, int perPage) {}
