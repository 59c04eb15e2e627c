package io.quizcast.gateway.socket.protocol;

/** The frames that a client may send; {@link Unusable} stands for any other input. */
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
   * @param lastSeq {@code seq} of the last frame the client received, or {@link #NO_SEQ}
   */
  record Resync(long quizId, long lastSeq) implements ClientFrame {
    @Override
    public String type() {
      return "user:resync";
    }
  }

  /**
   * @param counts whether the frame counts as one of the broken frames after which the socket is
   *     closed (contract §2.1)
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
