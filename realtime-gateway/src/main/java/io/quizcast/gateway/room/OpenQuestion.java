package io.quizcast.gateway.room;

import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.Window;
import io.quizcast.gateway.trace.AnswerTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What this gateway knows about the open question beyond the state of the rules: which seats
 * answered, which answers are not in the log yet, and whether the window is over on its loops.
 * Confined to the rooms' thread.
 */
final class OpenQuestion {
  /** Status of a seat without an answer. */
  private static final byte NONE = 0;

  private static final byte SENT = 1;

  /**
   * In the log, but not safe to acknowledge. The player is notified when its event or the verdict
   * arrives.
   */
  private static final byte DURABLE = 2;

  private static final byte ACKNOWLEDGED = 3;

  /** An answer that is held until a heartbeat that lists the room is confirmed. */
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

  /**
   * Monotonic time when the question was applied here; after a rebuild, an estimate from the
   * broker's time.
   */
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

  /** Number of options in the language with the most options. */
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

  /** Time until no answer can be on time any more; negative afterwards. Needs a known start. */
  long nanosUntilPast() {
    return startedAt + allowedNanos() - System.nanoTime();
  }

  /** Remaining time as shown to players. */
  long remainingMs() {
    if (startedAt == LoopQuestion.NOT_OPEN) {
      return Math.clamp(openedAtBroker() + limitMs() - System.currentTimeMillis(), 0, limitMs());
    }
    return limitMs() - (System.nanoTime() - startedAt) / 1_000_000;
  }

  /** Replaces the window by its current version. */
  void seen(Window newer) {
    if (newer.version() != window.version()) {
      closing = false;
      overPut = false;
    }
    window = newer;
  }

  /** When the question opened, by the broker's clock in epoch ms. */
  long openedAtBroker() {
    return window.out()
        ? window.hardCloseAt() - settings.hardCloseSlackMs() - limitMs() - settings.lateGraceMs()
        : window.openedAt();
  }

  /**
   * When the question of a rebuilt room opened, on this machine's monotonic clock. It is computed
   * from a heartbeat that was confirmed at {@code confirmedNanos}, because this machine's wall
   * clock may be wrong.
   *
   * @param heartbeatAppendedAt the broker's append time of the heartbeat, epoch ms
   */
  long boundedStart(long heartbeatAppendedAt, long confirmedNanos) {
    return confirmedNanos - Math.max(0, heartbeatAppendedAt - openedAtBroker()) * 1_000_000;
  }

  boolean hasTapped(int seat) {
    return status[seat] != NONE;
  }

  /**
   * Whether a second answer is refused immediately; it waits while the first one is not in the log
   * yet.
   */
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

  /** Remembers a second answer; it is refused once the first is in the log. */
  void tappedAgain(int seat, Attendee attendee) {
    again.computeIfAbsent(seat, _ -> new ArrayList<>(1)).add(attendee);
  }

  /** Attendees whose second answer is to be refused, because the first is now in the log. */
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

  /** Allows the player to answer again, because the answer did not reach the log. */
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
   * Whether an answer may be acknowledged, which requires that it precedes anything in the log that
   * could close the question without it (protocol §3, Acknowledge). The chain of heartbeats must
   * therefore begin before the question opened and reach to just before the answer. After a gap the
   * question may be closed already, however recent the last heartbeat is. Players are then notified
   * when the event of their answer arrives.
   *
   * @param appendedAt the broker's append time of the answer
   * @param heartbeats the heartbeats that were confirmed before the answer
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
   * Whether an answer with this elapsed time can still count. A late answer is recorded but never
   * acknowledged.
   */
  boolean isInTime(int elapsedMs) {
    return elapsedMs <= limitMs() + settings.lateGraceMs();
  }

  /** The window is over on every loop, so any answer read from now on is too late. */
  void close() {
    closing = true;
  }

  boolean isClosing() {
    return closing;
  }

  /** Whether {@code window_over} can be sent now. */
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
