package io.quizcast.gateway.trace;

import io.quizcast.gateway.socket.Socket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Traces of answers of one room that wait for their verdict. The rooms' thread alone. */
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

  /** It did not reach the log. */
  public void lost(AnswerTrace trace) {
    trace.lost();
    waiting.remove(trace);
  }

  /** The verdicts have been handed to the loops: behind them the traces end. */
  public void judged() {
    waiting.forEach((trace, socket) -> socket.execute(trace::judged));
    waiting.clear();
  }

  /** No verdict will come, or none that was waited for. */
  public void abandon() {
    waiting.keySet().forEach(AnswerTrace::abandoned);
    waiting.clear();
  }
}
