package io.quizcast.gateway.room;

import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.stream.RoomThread;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Sends the remaining seconds of an open question to all its players. */
final class QuestionCountdown {
  private static final long SECOND = 1_000_000_000L;

  private final Room room;
  private final RoomThread thread;

  QuestionCountdown(Room room, RoomThread thread) {
    this.room = room;
    this.thread = thread;
  }

  /**
   * Counts from limit − 1 down to 1, and keeps running after that, because the window may be
   * extended.
   *
   * @param isOpen whether this question is still the open one
   */
  void start(OpenQuestion asked, BooleanSupplier isOpen) {
    tick(asked, isOpen, 1);
  }

  private void tick(OpenQuestion asked, BooleanSupplier isOpen, int second) {
    long due = asked.startedAt + second * SECOND - System.nanoTime();
    thread.schedule(
        Duration.ofNanos(Math.max(0, due)),
        () -> {
          int left = asked.window().timeLimitSec() - second;
          if (!isOpen.getAsBoolean() || left < 0) {
            return;
          }
          boolean late = System.nanoTime() - asked.startedAt >= (second + 1) * SECOND;
          if (!late && left > 0) {
            room.audience()
                .toAll(
                    new ServerFrame.Timer(asked.questionId(), left, System.currentTimeMillis()),
                    Position.NONE);
          }
          tick(asked, isOpen, second + 1);
        });
  }
}
