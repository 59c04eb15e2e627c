package io.quizcast.gateway.admin;

import io.quizcast.gateway.socket.Count;
import java.util.List;
import java.util.Map;

/**
 * The metrics that one gateway shares with the others; kept in Redis for a few seconds.
 *
 * @param at epoch ms
 * @param startedAt epoch ms
 * @param lastSlow epoch ms when the socket of a slow reader was last closed; 0 if never
 * @param lastLost epoch ms when an answer last failed to reach the log; 0 if never
 * @param answerP99Ms 99th percentile of the time from receiving an answer to its append to the log
 * @param fanOutP99Ms 99th percentile of the time from an event to the last socket of a loop
 * @param messageTypes frames sent and received since the start, by type
 */
public record InstanceReport(
    String instance,
    long at,
    long startedAt,
    long lastSlow,
    long lastLost,
    double answerP99Ms,
    double fanOutP99Ms,
    Map<String, Long> messageTypes,
    List<Shard> shards) {
  /** Metrics of one event loop. */
  public record Shard(int loop, int active, int max, Map<Count, Long> counts) {
    long count(Count what) {
      return counts.getOrDefault(what, 0L);
    }

    double load() {
      return max == 0 ? 0 : 100.0 * active / max;
    }
  }
}
