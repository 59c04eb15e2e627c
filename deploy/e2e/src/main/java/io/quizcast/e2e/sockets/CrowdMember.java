package io.quizcast.e2e.sockets;

import io.vertx.core.http.WebSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One user of a {@link SocketCrowd} and the frames they received. Written on one event loop and
 * read on any thread.
 */
final class CrowdMember {
  final long userId;
  final int turn;
  volatile @Nullable WebSocket socket;
  volatile boolean ready;
  volatile boolean closed;
  volatile int failures;
  volatile long openedAt;
  volatile long stateAt;
  volatile long stateQuestion;
  volatile long question;

  /** The options by question: the acknowledged ones and the right ones. */
  final Map<Long, Long> accepted = new ConcurrentHashMap<>(2);

  final Map<Long, Long> judged = new ConcurrentHashMap<>(2);
  volatile boolean out;

  CrowdMember(long userId, int turn) {
    this.userId = userId;
    this.turn = turn;
  }

  void say(String text) {
    WebSocket open = socket;
    if (open != null && !open.isClosed()) {
      open.writeTextMessage(text);
    }
  }

  void ready(long quizId) {
    say("{\"type\":\"user:ready\",\"data\":{\"quiz_id\":" + quizId + "}}");
  }

  void resync(long quizId) {
    say("{\"type\":\"user:resync\",\"data\":{\"quiz_id\":" + quizId + "}}");
  }

  void answer(int option) {
    say(
        "{\"type\":\"user:answer\",\"data\":{\"question_id\":"
            + question
            + ",\"selected_option\":"
            + option
            + ",\"timestamp\":0}}");
  }
}
