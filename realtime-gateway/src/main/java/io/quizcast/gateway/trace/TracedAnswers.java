package io.quizcast.gateway.trace;

import io.quizcast.gateway.socket.Socket;
import java.util.LinkedHashMap;
import java.util.Map;

/** The traced answers of one room that wait for their verdict. Confined to the rooms' thread. */
public final class TracedAnswers {
  private final AnswerTraces traces;
  private final Map<Integer, Waiting> waiting = new LinkedHashMap<>();

  private record Waiting(AnswerTrace trace, Socket socket) {}

  public TracedAnswers(AnswerTraces traces) {
    this.traces = traces;
  }

  /**
   * See {@link AnswerTraces#begin}.
   *
   * @param seat the seat of the player, who has one answer at a time
   */
  public AnswerTrace begin(
      long quizId, long questionId, int seat, long arrivalNanos, Socket socket) {
    AnswerTrace trace = traces.begin(quizId, questionId, arrivalNanos);
    if (trace.isTraced()) {
      waiting.put(seat, new Waiting(trace, socket));
    }
    return trace;
  }

  /** Marks the moment at which the player's answer is acknowledged. */
  public void acknowledged(int seat) {
    Waiting traced = waiting.get(seat);
    if (traced != null) {
      traced.trace().accepted();
    }
  }

  /** Ends the trace of an answer that did not reach the log. */
  public void lost(int seat) {
    Waiting traced = waiting.remove(seat);
    if (traced != null) {
      traced.trace().lost();
    }
  }

  /** Ends each trace when its verdict, which the loops now have, has been written to the socket. */
  public void judged() {
    waiting.values().forEach(traced -> traced.socket().execute(traced.trace()::judged));
    waiting.clear();
  }

  /** Ends the traces of answers that will get no verdict. */
  public void abandon() {
    waiting.values().forEach(traced -> traced.trace().abandoned());
    waiting.clear();
  }
}
