package io.quizcast.gateway.room;

import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.GatewayCommand;
import io.quizcast.contracts.game.Packing;
import io.quizcast.gateway.command.PackSender;
import io.quizcast.gateway.trace.AnswerTrace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends the answers to one question to {@code game.commands} and counts those without an outcome.
 * Confined to the rooms' thread.
 */
final class AnswerSender {
  private final OpenQuestion asked;
  private final long quizId;
  private final String gateway;
  private final Packing packing;
  private final Fate fate;
  private final PackSender<Sent> packs;

  /** Whether an answer with a trace waits to be packed. */
  private boolean traced;

  /** Receives the outcome of each answer. */
  interface Fate {
    void durable(Sent sent, long appendedAt);

    void lost(Sent sent);

    /** Called once after each record whose outcome is known. */
    void settled();
  }

  /**
   * @param takenAt when the answer was passed to its sender, on the monotonic clock
   */
  record Sent(OpenQuestion.Held answer, int elapsedMs, long takenAt) {}

  AnswerSender(
      OpenQuestion asked,
      long quizId,
      String gateway,
      Packing packing,
      PackSender.Topic topic,
      PackSender.Timer timer,
      Fate fate) {
    this.asked = asked;
    this.quizId = quizId;
    this.gateway = gateway;
    this.packing = packing;
    this.fate = fate;
    packs = new PackSender<>(new Answers(), topic, timer);
  }

  void send(OpenQuestion.Held answer) {
    asked.sent();
    traced |= answer.trace().isTraced();
    packs.send(new Sent(answer, answer.loop().elapsedMs(answer.arrival()), System.nanoTime()));
  }

  /** Sends the gathered answers immediately, even while a record is unconfirmed. */
  void flush() {
    packs.flush();
  }

  /** Whether the next answer may be traced. A record carries the trace of only one answer. */
  boolean mayTrace() {
    return !traced;
  }

  private final class Answers implements PackSender.Kind<Sent> {
    @Override
    public Duration pause() {
      return packing.pause();
    }

    @Override
    public PackSender.Pack<Sent> open() {
      traced = false;
      return new Pack();
    }

    @Override
    public void durable(Sent sent, long appendedAt) {
      asked.confirmed();
      sent.answer().trace().appended();
      fate.durable(sent, appendedAt);
    }

    @Override
    public void lost(Sent sent) {
      asked.confirmed();
      asked.lost(sent.answer().seat());
      fate.lost(sent);
    }

    @Override
    public void settled() {
      fate.settled();
    }
  }

  private final class Pack implements PackSender.Pack<Sent> {
    private final AnswerColumns.Builder columns = new AnswerColumns.Builder();
    private AnswerTrace trace = AnswerTrace.NONE;

    @Override
    public boolean add(Sent sent) {
      OpenQuestion.Held answer = sent.answer();
      columns.add(answer.seat(), answer.option(), sent.elapsedMs());
      if (!trace.isTraced()) {
        trace = answer.trace();
      }
      return true;
    }

    @Override
    public boolean isFull() {
      return columns.isFull();
    }

    @Override
    public GatewayCommand command() {
      return new GameCommand.Answers(quizId, asked.questionId(), gateway, columns.build());
    }

    @Override
    public byte @Nullable [] traceparent() {
      return trace.traceparent();
    }
  }
}
