package io.quizcast.swarm.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tells from the public list of scheduled quizzes whether it is show time. A show begins some
 * minutes before the start of its quiz, when players begin to arrive, and lasts until the quiz has
 * certainly ended. A quiz disappears from the list when it starts, so the starts that were seen are
 * kept. Thread-safe.
 */
public final class ShowSchedule {
  private final Duration before;
  private final Duration after;
  private final String ignoredTitle;
  private final Map<Long, Instant> starts = new HashMap<>();
  private Instant readAt = Instant.EPOCH;

  /**
   * @param before how long before its start a show begins to need gateways
   * @param after how long after its start it still needs them
   * @param ignoredTitle the title of quizzes that are not shows
   */
  public ShowSchedule(Duration before, Duration after, String ignoredTitle) {
    this.before = before;
    this.after = after;
    this.ignoredTitle = ignoredTitle;
  }

  /**
   * Takes over a list of scheduled quizzes.
   *
   * @param scheduled the body of {@code GET /api/quizzes/scheduled}
   * @throws IllegalArgumentException if it is not a list of quizzes
   */
  public synchronized void read(JsonNode scheduled, Instant now) {
    if (!scheduled.isArray()) {
      throw new IllegalArgumentException("not a list of quizzes");
    }
    Map<Long, Instant> listed = new HashMap<>();
    for (JsonNode quiz : scheduled) {
      if (!quiz.path("title").asText().equals(ignoredTitle)) {
        listed.put(quiz.path("id").asLong(), startOf(quiz));
      }
    }
    // A quiz that has disappeared before its start was cancelled. If it has disappeared after its
    // start, it is being played.
    starts
        .entrySet()
        .removeIf(
            known ->
                !listed.containsKey(known.getKey())
                    && (known.getValue().isAfter(now)
                        || known.getValue().plus(after).isBefore(now)));
    starts.putAll(listed);
    readAt = now;
  }

  private static Instant startOf(JsonNode quiz) {
    try {
      return OffsetDateTime.parse(quiz.path("scheduled_time").asText()).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a quiz without a time", e);
    }
  }

  /** Whether a show is on or is about to begin. */
  public synchronized boolean isShowTime(Instant now) {
    return starts.values().stream()
        .anyMatch(start -> !now.isBefore(start.minus(before)) && now.isBefore(start.plus(after)));
  }

  /** The metrics as text. */
  public synchronized String text(Instant now) {
    return gauge("show_time", "1 while a show is on or about to begin", isShowTime(now) ? 1 : 0)
        + gauge(
            "read_timestamp_seconds", "When the schedule was last read", readAt.getEpochSecond());
  }

  private static String gauge(String name, String help, long value) {
    return String.format(
        Locale.ROOT,
        "# HELP quizcast_schedule_%1$s %2$s%n# TYPE quizcast_schedule_%1$s gauge%n"
            + "quizcast_schedule_%1$s %3$d%n",
        name,
        help,
        value);
  }
}
