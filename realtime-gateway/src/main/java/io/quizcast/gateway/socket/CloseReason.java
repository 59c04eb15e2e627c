package io.quizcast.gateway.socket;

/**
 * Every way this side ends a socket. 4000–4499 say "come back and resync", 4500–4999 "do not";
 * codes below are the protocol's own.
 */
public enum CloseReason {
  /** The bytes are no WebSocket frames. */
  BROKEN_PROTOCOL(1002, "protocol error"),
  /** A frame above the limit. */
  TOO_BIG(1009, "frame too big"),
  /** More broken frames than tolerated. */
  BROKEN_FRAMES(1007, "too many broken frames"),
  /** The instance is leaving; another one has the same rooms. */
  LEAVING(4012, "server is leaving, come back"),
  /** More is waiting for this reader than we keep. */
  TOO_SLOW(4408, "reader too slow, come back and resync"),
  /** Nothing was heard for too long; the other end will hardly read this. */
  SILENT(4409, "no sign of life, come back"),
  /** Nothing could be written for too long. */
  STUCK(4410, "write stuck, come back and resync"),
  /** Frames far above the limits in spite of errors. */
  TOO_MANY_FRAMES(4429, "too many frames, come back later"),
  /** The role this socket was opened with is no longer the user's. */
  ROLE_CHANGED(4403, "role changed, come back"),
  SESSION_ENDED(4501, "session ended"),
  ACCOUNT_DELETED(4502, "account deleted");

  private final int code;
  private final String text;

  CloseReason(int code, String text) {
    this.code = code;
    this.text = text;
  }

  public int code() {
    return code;
  }

  /** At most 123 bytes, as the protocol demands. */
  public String text() {
    return text;
  }

  /** Whether the client should open a new socket. */
  public boolean mayReturn() {
    return code < 4500;
  }
}
