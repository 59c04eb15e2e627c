package io.quizcast.gateway.room;

/**
 * The confirmed heartbeats that listed one room without a gap in which a question could have been
 * closed without this gateway. A heartbeat after such a gap begins a new chain: it proves that the
 * gateway is back, not that the close waited for it. Confined to the rooms' thread.
 */
final class HeartbeatChain {
  private long since;
  private long last;

  /** The room is not listed any more. */
  void end() {
    since = 0;
    last = 0;
  }

  /**
   * A heartbeat that lists the room was confirmed.
   *
   * @param appendedAt the broker's append time, epoch ms
   * @param unheardAfterMs after a longer gap the gateway may have been given up
   */
  void confirmed(long appendedAt, long unheardAfterMs) {
    if (last == 0 || appendedAt - last >= unheardAfterMs) {
      since = appendedAt;
    }
    last = appendedAt;
  }

  /** Append time of the first heartbeat of the chain; 0 without one. */
  long since() {
    return since;
  }

  /** Append time of its last heartbeat; 0 without one. */
  long last() {
    return last;
  }
}
