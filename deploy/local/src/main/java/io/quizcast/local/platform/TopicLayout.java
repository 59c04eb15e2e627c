package io.quizcast.local.platform;

import io.quizcast.contracts.Topics;
import io.quizcast.contracts.game.RecordSizes;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A topic of the local platform with its settings. */
public record TopicLayout(String name, Map<String, String> settings) {
  /** On one machine, more partitions would only cost threads. */
  static final int PARTITIONS = 4;

  private static final String APPEND_TIME = "LogAppendTime";

  public static List<TopicLayout> all() {
    return List.of(
        new TopicLayout(
            Topics.GAME_COMMANDS,
            Map.of(
                "message.timestamp.type", APPEND_TIME,
                "retention.ms", millis(Duration.ofDays(7)),
                "segment.ms", millis(Duration.ofHours(6)))),
        new TopicLayout(
            Topics.GAME_EVENTS,
            Map.of(
                "message.timestamp.type", APPEND_TIME,
                "retention.ms", millis(Duration.ofHours(6)),
                // Old records stay until their segment is rolled, by default after a week.
                "segment.ms", millis(Duration.ofHours(1)))),
        new TopicLayout(
            Topics.GAME_SNAPSHOTS,
            Map.of(
                "message.timestamp.type",
                APPEND_TIME,
                "cleanup.policy",
                "compact",
                "max.message.bytes",
                Integer.toString(RecordSizes.COMPRESSED_SNAPSHOT_BYTES),
                "segment.ms",
                millis(Duration.ofHours(1)),
                "min.cleanable.dirty.ratio",
                "0.2")),
        new TopicLayout(Topics.GAME_RESULTS, Map.of("retention.ms", millis(Duration.ofDays(30)))),
        new TopicLayout(
            Topics.USER_EVENTS,
            Map.of(
                "cleanup.policy",
                "compact",
                // The newest segment is never compacted. Without this setting the records of a
                // deleted user would stay in it for a week.
                "segment.ms",
                millis(Duration.ofHours(6)),
                "max.compaction.lag.ms",
                millis(Duration.ofHours(24)),
                // A service that was down for this long must still receive a deletion.
                "delete.retention.ms",
                millis(Duration.ofDays(7)))));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
