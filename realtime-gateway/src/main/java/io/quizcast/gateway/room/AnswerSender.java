package io.quizcast.gateway.room;

import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.Packing;
import io.quizcast.gateway.command.GameCommandPublisher.Outcome;
import io.quizcast.gateway.trace.AnswerTrace;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends the answers to one question to {@code game.commands}. If the game takes packs, the first
 * answer is sent immediately. The answers that arrive while a record is unconfirmed are gathered
 * and sent as one record once it is confirmed. An answer therefore waits for one record in an idle
 * room and for two in a busy one.
 *
 * <p>A broker that confirms within a millisecond would make packs of a few answers, and a record
 * has a fixed price for every reader. In a larger game a pack therefore also waits until it has
 * {@link Packing#ENOUGH} answers or until a short time has passed since the previous pack.
 *
 * <p>If the game takes no packs, every answer is a command of its own. Confined to the rooms'
 * thread.
 */
final class AnswerSender {
  private final OpenQuestion asked;
  private final long quizId;
  private final String gateway;
  private final Packing packing;
  private final Topic topic;
  private final Timer timer;
  private final Fate fate;
  private final Deque<Pack> gathered = new ArrayDeque<>();
  private int inFlight;

  /** Whether the timer is running that releases the next pack. */
  private boolean gathering;

  /** Takes commands for the game's partition, in order. */
  interface Topic {
    /**
     * @param outcome called on the rooms' thread
     * @return false if the command was not taken; the outcome is not called then
     */
    boolean offer(GameCommand command, byte @Nullable [] traceparent, Outcome outcome);
  }

  /** Runs a task later, on the rooms' thread. */
  interface Timer {
    void schedule(Duration delay, Runnable task);
  }

  /** Receives the outcome of each answer. */
  interface Fate {
    void durable(Sent sent, long appendedAt);

    void lost(Sent sent);

    /** Called once after each record whose outcome is known. */
    void settled();
  }

  /**
   * @param takenAt when the answer was passed to this sender, on the monotonic clock
   */
  record Sent(OpenQuestion.Held answer, int elapsedMs, long takenAt) {}

  private static final class Pack {
    private final List<Sent> answers = new ArrayList<>();
    private final AnswerColumns.Builder columns = new AnswerColumns.Builder();
    private AnswerTrace trace = AnswerTrace.NONE;

    void add(Sent sent) {
      answers.add(sent);
      columns.add(sent.answer().seat(), sent.answer().option(), sent.elapsedMs());
      if (!trace.isTraced()) {
        trace = sent.answer().trace();
      }
    }
  }

  AnswerSender(
      OpenQuestion asked,
      long quizId,
      String gateway,
      Packing packing,
      Topic topic,
      Timer timer,
      Fate fate) {
    this.asked = asked;
    this.quizId = quizId;
    this.gateway = gateway;
    this.packing = packing;
    this.topic = topic;
    this.timer = timer;
    this.fate = fate;
  }

  /** Whether the next answer may be traced. A record carries the trace of only one answer. */
  boolean mayTrace() {
    return gathered.isEmpty() || !gathered.getLast().trace.isTraced();
  }

  void send(OpenQuestion.Held answer) {
    asked.sent();
    Sent sent = new Sent(answer, answer.loop().elapsedMs(answer.arrival()), System.nanoTime());
    if (packing == Packing.SINGLE) {
      put(single(sent), answer.trace(), List.of(sent));
      return;
    }
    if (gathered.isEmpty() || gathered.getLast().columns.isFull()) {
      gathered.add(new Pack());
    }
    gathered.getLast().add(sent);
    sendGathered();
  }

  private void sendGathered() {
    while (inFlight == 0 && !gathered.isEmpty() && (!gathering || isEnough())) {
      flush();
    }
  }

  private boolean isEnough() {
    return gathered.size() > 1 || gathered.getFirst().answers.size() >= Packing.ENOUGH;
  }

  /** Sends the gathered answers immediately, even while a record is unconfirmed. */
  void flush() {
    List<Pack> now = List.copyOf(gathered);
    gathered.clear();
    if (packing.pause().isPositive() && !now.isEmpty()) {
      gather();
    }
    now.forEach(pack -> put(command(pack), pack.trace, pack.answers));
  }

  private void gather() {
    if (!gathering) {
      gathering = true;
      timer.schedule(
          packing.pause(),
          () -> {
            gathering = false;
            sendGathered();
          });
    }
  }

  private GameCommand single(Sent sent) {
    OpenQuestion.Held answer = sent.answer();
    return new GameCommand.Answer(
        quizId, answer.userId(), asked.questionId(), answer.option(), sent.elapsedMs(), gateway);
  }

  private GameCommand command(Pack pack) {
    return new GameCommand.Answers(quizId, asked.questionId(), gateway, pack.columns.build());
  }

  private void put(GameCommand command, AnswerTrace trace, List<Sent> answers) {
    inFlight++;
    boolean taken =
        topic.offer(
            command,
            trace.traceparent(),
            new Outcome() {
              @Override
              public void appended(long appendedAt) {
                inFlight--;
                sendGathered();
                for (Sent sent : answers) {
                  asked.confirmed();
                  sent.answer().trace().appended();
                  fate.durable(sent, appendedAt);
                }
                fate.settled();
              }

              @Override
              public void failed() {
                inFlight--;
                lost(answers);
                sendGathered();
              }
            });
    if (!taken) {
      inFlight--;
      lost(answers);
    }
  }

  private void lost(List<Sent> answers) {
    for (Sent sent : answers) {
      asked.confirmed();
      asked.lost(sent.answer().seat());
      fate.lost(sent);
    }
    fate.settled();
  }
}
