package io.quizcast.gateway.room;

/**
 * The confirmed heartbeats that listed one room without a silence in which a question could have
 * been closed without this gateway. A beat behind such a silence begins a new chain: it says that
 * the gateway is here again, not that it was waited for. The rooms' thread alone.
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
   * A beat that lists the room was confirmed.
   *
   * @param appendedAt the broker's append time, epoch ms
   * @param unheardAfterMs a longer silence may have had consequences
   */
  void beat(long appendedAt, long unheardAfterMs) {
    if (last == 0 || appendedAt - last >= unheardAfterMs) {
      since = appendedAt;
    }
    last = appendedAt;
  }

  /** The append time of its first beat; 0 without one. */
  long since() {
    return since;
  }

  /** The append time of its last beat; 0 without one. */
  long last() {
    return last;
  }
}
