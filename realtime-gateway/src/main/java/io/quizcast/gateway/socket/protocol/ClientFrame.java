package io.quizcast.gateway.socket.protocol;

/** Every frame a client may send, and what else arrives. */
public sealed interface ClientFrame {

  record Ready(long quizId) implements ClientFrame {}

  record Answer(long questionId, int selectedOption) implements ClientFrame {}

  record Heartbeat() implements ClientFrame {}

  /**
   * @param lastSeq of the last frame the client saw, or {@link #NO_SEQ}
   */
  record Resync(long quizId, long lastSeq) implements ClientFrame {}

  /**
   * @param counts whether it counts against the tolerance for broken frames
   */
  record Unusable(String code, String message, boolean counts) implements ClientFrame {}

  long NO_SEQ = -1;
}
