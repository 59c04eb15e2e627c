package io.quizcast.gateway.room;

/**
 * The confirmed heartbeats that listed one room. Between two of them there is no gap in which a
 * question could have been closed without this gateway. A heartbeat after such a gap starts a new
 * chain, because it only proves that the gateway is back, not that the close waited for it.
 * Confined to the rooms' thread.
 */
final class HeartbeatChain {
  private long since;
  private long last;

  /** Ends the chain, because the room is no longer listed. */
  void end() {
    since = 0;
    last = 0;
  }

  /**
   * Adds a confirmed heartbeat that lists the room.
   *
   * @param appendedAt the broker's append time, epoch ms
   * @param unheardAfterMs length of a gap after which other processes may consider the gateway gone
   */
  void confirmed(long appendedAt, long unheardAfterMs) {
    if (last == 0 || appendedAt - last >= unheardAfterMs) {
      since = appendedAt;
    }
    last = appendedAt;
  }

  /** Append time of the first heartbeat of the chain; 0 if there is none. */
  long since() {
    return since;
  }

  /** Append time of the last heartbeat of the chain; 0 if there is none. */
  long last() {
    return last;
  }
}
