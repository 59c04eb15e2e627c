package io.quizcast.gateway.room;

import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.Window;
import io.quizcast.gateway.trace.AnswerTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What this gateway knows of the open question beyond the rules' state: who tapped, what is on its
 * way to the log, whose loops are past the window. The rooms' thread alone.
 */
final class OpenQuestion {
  /** What became of a seat's answer here. */
  private static final byte NONE = 0;

  private static final byte SENT = 1;

  /** In the log, but too late to promise anything: the verdict speaks. */
  private static final byte DURABLE = 2;

  private static final byte ACKNOWLEDGED = 3;

  /** An answer that waits until a beat has said that this gateway holds the room. */
  record Held(
      int seat, long userId, int option, long arrival, LoopQuestion loop, AnswerTrace trace) {}

  private final GameSettings settings;
  private final byte[] status;
  private final int[] option;
  private final List<Held> held = new ArrayList<>();
  private final Map<Integer, List<Attendee>> again = new HashMap<>();
  private Window window;
  private int unconfirmed;
  private boolean closing;
  private boolean overPut;

  /** Monotonic time of its application here; after a rebuild bounded by the broker's clock. */
  long startedAt;

  OpenQuestion(Window window, GameSettings settings, int seats, long startedAt) {
    this.window = window;
    this.settings = settings;
    this.status = new byte[seats];
    this.option = new int[seats];
    this.startedAt = startedAt;
  }

  Window window() {
    return window;
  }

  long questionId() {
    return window.question().questionId();
  }

  long version() {
    return window.version();
  }

  long limitMs() {
    return window.timeLimitSec() * 1_000L;
  }

  long allowedNanos() {
    return (limitMs() + settings.lateGraceMs()) * 1_000_000;
  }

  /** A newer view of the same window. */
  void seen(Window newer) {
    if (newer.version() != window.version()) {
      closing = false;
      overPut = false;
    }
    window = newer;
  }

  /** Epoch ms on the broker's clock. */
  long openedAtBroker() {
    return window.out()
        ? window.hardCloseAt() - settings.hardCloseSlackMs() - limitMs() - settings.lateGraceMs()
        : window.openedAt();
  }

  /**
   * When a rebuilt room's question opened, on this machine's monotonic clock: a beat confirmed at
   * {@code confirmedNanos} was appended so long after it. No wall clock of this machine has a say.
   *
   * @param heartbeatAppendedAt the broker's append time of the beat, epoch ms
   */
  long boundedStart(long heartbeatAppendedAt, long confirmedNanos) {
    return confirmedNanos - Math.max(0, heartbeatAppendedAt - openedAtBroker()) * 1_000_000;
  }

  boolean hasTapped(int seat) {
    return status[seat] != NONE;
  }

  /** Whether a second tap is to be told so at once; while the first is on its way it waits. */
  boolean isDurable(int seat) {
    return status[seat] >= DURABLE;
  }

  boolean isAcknowledged(int seat) {
    return status[seat] == ACKNOWLEDGED;
  }

  int option(int seat) {
    return option[seat];
  }

  void tapped(int seat, int chosen) {
    status[seat] = SENT;
    option[seat] = chosen;
  }

  /** The first tap is on its way; this one is refused when it is there. */
  void tappedAgain(int seat, Attendee attendee) {
    again.computeIfAbsent(seat, _ -> new ArrayList<>(1)).add(attendee);
  }

  /** Who is still to be told that the seat has answered already. */
  List<Attendee> takeAgain(int seat) {
    List<Attendee> taken = again.remove(seat);
    return taken == null ? List.of() : taken;
  }

  void hold(Held answer) {
    held.add(answer);
  }

  List<Held> release() {
    List<Held> released = List.copyOf(held);
    held.clear();
    return released;
  }

  void sent() {
    unconfirmed++;
  }

  void confirmed() {
    unconfirmed--;
  }

  /** The way to the log failed; the player may tap again. */
  void lost(int seat) {
    if (status[seat] == SENT) {
      status[seat] = NONE;
    }
    again.remove(seat);
  }

  void durable(int seat) {
    if (status[seat] == SENT) {
      status[seat] = DURABLE;
    }
  }

  void acknowledged(int seat, int chosen) {
    status[seat] = ACKNOWLEDGED;
    option[seat] = chosen;
  }

  /**
   * Whether an answer may be called accepted: it lies in the log ahead of anything that could close
   * the question without it (protocol §3, Acknowledge). So the heartbeats must reach from before
   * the question was opened to just before the answer: who fell silent in between, or came in
   * later, may find the question closed already, however fresh his last beat. For his players the
   * recorded answer speaks when its event comes back.
   *
   * @param appendedAt of the answer
   * @param heartbeats those confirmed ahead of it
   */
  boolean isSafe(long appendedAt, HeartbeatChain heartbeats) {
    long second = 1_000;
    long hardClose =
        window.out()
            ? window.hardCloseAt()
            : window.openedAt() + limitMs() + settings.lateGraceMs() + settings.hardCloseSlackMs();
    boolean wasAwaited =
        heartbeats.since() != 0 && heartbeats.since() + second <= window.openedAt();
    return wasAwaited
        && appendedAt < hardClose - second
        && appendedAt < heartbeats.last() + settings.gatewaySilenceMs() - second;
  }

  /**
   * Whether an answer that took so long can still be right. One that was held back until the room
   * was listed may lie in the log too late; nobody is told that it was accepted.
   */
  boolean isInTime(int elapsedMs) {
    return elapsedMs <= limitMs() + settings.lateGraceMs();
  }

  /** Every loop is past the window: whatever is still to be read is too late. */
  void close() {
    closing = true;
  }

  boolean isClosing() {
    return closing;
  }

  /** Whether {@code window_over} is to be put now. */
  boolean isReadyForOver() {
    return closing && !overPut && unconfirmed == 0 && held.isEmpty();
  }

  void overPut() {
    overPut = true;
  }

  void overFailed() {
    overPut = false;
  }
}
