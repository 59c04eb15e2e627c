package io.quizcast.gateway.socket;

/**
 * The reasons for which the gateway closes a socket. Clients reconnect and resync after 4000–4499
 * and do not reconnect after 4500–4999; lower codes are those of the WebSocket protocol.
 */
public enum CloseReason {
  /** The bytes are not valid WebSocket frames. */
  BROKEN_PROTOCOL(1002, "protocol error"),
  /** A binary frame; all frames are text. */
  BINARY(1003, "text frames only"),
  /** A frame larger than allowed. */
  TOO_BIG(1009, "frame too big"),
  /** More broken frames than allowed. */
  BROKEN_FRAMES(1007, "too many broken frames"),
  /** The instance is draining; other instances have the same rooms. */
  DRAINING(4012, "server is leaving, come back"),
  /** More bytes are pending for this reader than allowed. */
  TOO_SLOW(4408, "reader too slow, come back and resync"),
  /** Nothing was received for too long. */
  SILENT(4409, "no sign of life, come back"),
  /** No byte could be written for too long. */
  STUCK(4410, "write stuck, come back and resync"),
  /** The client kept exceeding its rate limit. */
  TOO_MANY_FRAMES(4429, "too many frames, come back later"),
  /** The user's role has changed since the socket was opened. */
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

  /** At most 123 bytes, as the WebSocket protocol requires. */
  public String text() {
    return text;
  }

  /** Whether the client may open a new socket. */
  public boolean mayReturn() {
    return code < 4500;
  }
}
