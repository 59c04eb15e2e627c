package io.quizcast.gateway.socket;

/** What every event loop counts from the start of the gateway, with the name of its meter. */
public enum Count {
  OPENED("sockets.opened"),
  /** Sockets closed because the reader was too slow. */
  SLOW("sockets.slow"),
  /** Sockets closed because nothing was received from them. */
  SILENT("sockets.silent"),
  SENT("frames.sent"),
  RECEIVED("frames.received"),
  /** Conflatable frames that were dropped because the reader was slow. */
  LEFT_OUT("frames.left_out"),
  BROKEN("frames.broken");

  private final String meter;

  Count(String meter) {
    this.meter = meter;
  }

  public String meter() {
    return meter;
  }
}
