package io.quizcast.gateway.socket;

import io.quizcast.gateway.socket.protocol.Delivery;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The conflatable frames that wait for a slow reader: of each kind only the newest. Event loop
 * confined.
 */
final class WaitingFrames {
  private final @Nullable Frame[] waiting = new @Nullable Frame[Delivery.LANES];

  /** Keeps a frame instead of the older one of its kind; returns whether there was one. */
  boolean keep(Frame frame) {
    int lane = frame.delivery().lane();
    Frame older = waiting[lane];
    waiting[lane] = frame.retain();
    if (older != null) {
      older.release();
    }
    return older != null;
  }

  /** Passes on the frames and frees them. */
  void drain(Consumer<Frame> action) {
    for (int lane = 0; lane < waiting.length; lane++) {
      Frame frame = waiting[lane];
      waiting[lane] = null;
      if (frame != null) {
        action.accept(frame);
        frame.release();
      }
    }
  }
}
