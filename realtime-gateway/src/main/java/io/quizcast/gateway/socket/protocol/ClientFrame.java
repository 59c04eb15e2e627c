package io.quizcast.gateway.socket.protocol;

/** Every frame that a client may send, and {@link Unusable} for anything else. */
public sealed interface ClientFrame {

  record Ready(long quizId) implements ClientFrame {
    @Override
    public String type() {
      return "user:ready";
    }
  }

  record Answer(long questionId, int selectedOption) implements ClientFrame {
    @Override
    public String type() {
      return "user:answer";
    }
  }

  record Heartbeat() implements ClientFrame {
    @Override
    public String type() {
      return "user:heartbeat";
    }
  }

  /**
   * @param lastSeq of the last frame the client saw, or {@link #NO_SEQ}
   */
  record Resync(long quizId, long lastSeq) implements ClientFrame {
    @Override
    public String type() {
      return "user:resync";
    }
  }

  /**
   * @param counts whether it counts towards closing the socket; as in contract §2.1 not all do
   */
  record Unusable(String code, String message, boolean counts) implements ClientFrame {
    @Override
    public String type() {
      return "unusable";
    }
  }

  long NO_SEQ = -1;

  /** The {@code type} of the envelope. */
  String type();
}
