package io.quizcast.gateway.trace;

import io.quizcast.gateway.socket.Socket;
import java.util.LinkedHashMap;
import java.util.Map;

/** The traced answers of one room that wait for their verdict. Confined to the rooms' thread. */
public final class TracedAnswers {
  private final AnswerTraces traces;
  private final Map<AnswerTrace, Socket> waiting = new LinkedHashMap<>();

  public TracedAnswers(AnswerTraces traces) {
    this.traces = traces;
  }

  /** See {@link AnswerTraces#begin}. */
  public AnswerTrace begin(long quizId, long questionId, long arrivalNanos, Socket socket) {
    AnswerTrace trace = traces.begin(quizId, questionId, arrivalNanos);
    if (trace.isTraced()) {
      waiting.put(trace, socket);
    }
    return trace;
  }

  /** The answer did not reach the log. */
  public void lost(AnswerTrace trace) {
    trace.lost();
    waiting.remove(trace);
  }

  /** The verdicts were passed to the loops; each trace ends when its verdict has been written. */
  public void judged() {
    waiting.forEach((trace, socket) -> socket.execute(trace::judged));
    waiting.clear();
  }

  /** Ends the traces of answers that will get no verdict. */
  public void abandon() {
    waiting.keySet().forEach(AnswerTrace::abandoned);
    waiting.clear();
  }
}
