package io.quizcast.gateway.room;

import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.Window;
import io.quizcast.gateway.trace.AnswerTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What this gateway knows of the open question beyond the rules' state: who answered, which answers
 * are on their way to the log, and whether its loops are past the window. Confined to the rooms'
 * thread.
 */
final class OpenQuestion {
  /** Status of a seat's answer in this gateway. */
  private static final byte NONE = 0;

  private static final byte SENT = 1;

  /** In the log, but not safe to acknowledge; its event or the verdict tells the player. */
  private static final byte DURABLE = 2;

  private static final byte ACKNOWLEDGED = 3;

  /** An answer that waits until a heartbeat that lists the room is confirmed. */
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

  /** When the question was applied here, monotonic; after a rebuild bounded by broker time. */
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

  /** How many options the question has, in the language that has the most. */
  int options() {
    return window.question().texts().values().stream()
        .mapToInt(wording -> wording.options().size())
        .max()
        .orElse(0);
  }

  long limitMs() {
    return window.timeLimitSec() * 1_000L;
  }

  long allowedNanos() {
    return (limitMs() + settings.lateGraceMs()) * 1_000_000;
  }

  /** Replaces the window by a newer version of it. */
  void seen(Window newer) {
    if (newer.version() != window.version()) {
      closing = false;
      overPut = false;
    }
    window = newer;
  }

  /** When the question opened on the broker's clock, in epoch ms. */
  long openedAtBroker() {
    return window.out()
        ? window.hardCloseAt() - settings.hardCloseSlackMs() - limitMs() - settings.lateGraceMs()
        : window.openedAt();
  }

  /**
   * When the question of a rebuilt room opened, on this machine's monotonic clock, computed from a
   * heartbeat that was confirmed at {@code confirmedNanos}. The wall clock of this machine is not
   * used, because it may be off.
   *
   * @param heartbeatAppendedAt the broker's append time of the heartbeat, epoch ms
   */
  long boundedStart(long heartbeatAppendedAt, long confirmedNanos) {
    return confirmedNanos - Math.max(0, heartbeatAppendedAt - openedAtBroker()) * 1_000_000;
  }

  boolean hasTapped(int seat) {
    return status[seat] != NONE;
  }

  /** Whether a second answer is refused at once; it waits while the first is on its way. */
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

  /** The first answer is on its way; this one is refused once the first is in the log. */
  void tappedAgain(int seat, Attendee attendee) {
    again.computeIfAbsent(seat, _ -> new ArrayList<>(1)).add(attendee);
  }

  /** Attendees to be refused because the seat has answered already. */
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

  /** The answer did not reach the log; the player may answer again. */
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
   * Whether an answer may be acknowledged: it lies in the log ahead of anything that could close
   * the question without it (protocol §3, Acknowledge). So the chain of heartbeats must reach from
   * before the question opened to just before the answer. After a gap the question may be closed
   * already, however fresh the last heartbeat is; players then hear of their answer when its event
   * comes back.
   *
   * @param appendedAt of the answer
   * @param heartbeats those confirmed ahead of the answer
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
   * Whether an answer with this elapsed time can still be right. A late one is recorded, but never
   * acknowledged.
   */
  boolean isInTime(int elapsedMs) {
    return elapsedMs <= limitMs() + settings.lateGraceMs();
  }

  /** Every loop is past the window: whatever is read from now on is too late. */
  void close() {
    closing = true;
  }

  boolean isClosing() {
    return closing;
  }

  /** Whether {@code window_over} is to be sent now. */
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
