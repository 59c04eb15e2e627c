package io.quizcast.gateway.admin;

import java.util.List;
import java.util.Map;

/**
 * What one gateway tells the others about itself; kept in Redis for a few seconds.
 *
 * @param at epoch ms
 * @param startedAt epoch ms
 * @param lastSlow epoch ms of the newest slow reader that was closed; 0 for none
 * @param lastLost epoch ms of the newest answer that could not be put in the log; 0 for none
 * @param answerP99Ms from a tap to its place in the log
 * @param fanOutP99Ms from an event to the last socket of a loop
 * @param messageTypes frames sent and read since the start, by their type
 */
public record InstanceReport(
    String instance,
    long at,
    long startedAt,
    long lastCleanup,
    long lastSlow,
    long lastLost,
    double answerP99Ms,
    double fanOutP99Ms,
    Map<String, Long> messageTypes,
    List<Shard> shards) {
  public InstanceReport {
    // An instance of the version before names none.
    messageTypes = messageTypes == null ? Map.of() : messageTypes;
  }

  /** One event loop. */
  public record Shard(
      int loop,
      int active,
      int most,
      long opened,
      long sent,
      long received,
      long errors,
      long removedInactive,
      long slow) {

    double load() {
      return most == 0 ? 0 : 100.0 * active / most;
    }
  }
}
