package io.quizcast.gateway.room;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.contracts.game.GameNotice;
import io.quizcast.contracts.game.GameSnapshot;
import io.quizcast.contracts.game.Window;
import io.quizcast.contracts.game.rules.AnswerSheet;
import io.quizcast.contracts.game.rules.GameFacts;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.protocol.ClientFrame;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.stream.GameStreamReader;
import io.quizcast.gateway.view.RoomFrames;
import io.quizcast.gateway.view.RoomHistory;
import io.quizcast.gateway.view.Verdicts;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One game on this gateway: its state, folded from the stream by the rules' own code, and whoever
 * is connected. Owes its sockets nothing it cannot rebuild. The rooms' thread alone.
 */
final class Room {
  private static final Logger LOG = Logger.getLogger(Room.class);
  private static final int UNKNOWN = -1;

  /** Until a game has started and says itself how long a gateway may be silent. */
  private static final int SILENCE_MS = 3_000;

  /** What two brokers' clocks may differ by. */
  private static final int CLOCKS_DIFFER_MS = 1_000;

  private final long quizId;
  private final RoomContext context;
  private final RoomAnswers answers;
  private final RoomAudience audience = new RoomAudience();
  private final RoomFold fold;
  private final RoomHistory history = new RoomHistory();
  private final HeartbeatChain heartbeats = new HeartbeatChain();
  private int partition = UNKNOWN;
  private boolean live;
  private boolean rebuilding;
  private int mismatches;
  private boolean listed;
  private boolean wasListed;
  private long phaseSince = System.nanoTime();

  Room(long quizId, RoomContext context, boolean live) {
    this.quizId = quizId;
    this.context = context;
    this.live = live;
    this.fold = new RoomFold(quizId);
    this.answers = new RoomAnswers(this, context);
  }

  long quizId() {
    return quizId;
  }

  GameState state() {
    return fold.state();
  }

  GameFacts facts() {
    return fold.state().facts();
  }

  /** Of the owner that decided the last event. */
  long epoch() {
    return fold.epoch();
  }

  RoomHistory history() {
    return history;
  }

  RoomAnswers answers() {
    return answers;
  }

  RoomAudience audience() {
    return audience;
  }

  /** Of the commands and the events of this game; −1 before the first event. */
  int partition() {
    return partition;
  }

  boolean isKnown() {
    return partition != UNKNOWN;
  }

  /** Whoever is here counts at once, those of other gateways with their heartbeats. */
  int playerCount() {
    return Math.max(facts().playerCount(), audience.users());
  }

  /** How long the game has been in its phase, as seen here. */
  long phaseMs() {
    return (System.nanoTime() - phaseSince) / 1_000_000;
  }

  /** Whether a confirmed beat says that this gateway holds the room. */
  boolean isListed() {
    return listed;
  }

  /** While a question is open a room that was listed stays listed until its window is over. */
  boolean isToBeListed() {
    boolean ended = state() instanceof GameState.Finished || state() instanceof GameState.Cancelled;
    return isKnown() && !ended && (audience.users() > 0 || (answers.isOpen() && wasListed));
  }

  /** A question is open, or opens so soon that nobody could come back in time. */
  boolean isAnswerable() {
    return answers.isOpen() || state() instanceof GameState.QuestionClosed;
  }

  /** The confirmed heartbeats that list this room. */
  HeartbeatChain heartbeats() {
    return heartbeats;
  }

  void listed(long appendedAt, long confirmedNanos) {
    int silenceMs = facts().isStarted() ? facts().settings().gatewaySilenceMs() : SILENCE_MS;
    heartbeats.beat(appendedAt, silenceMs - CLOCKS_DIFFER_MS);
    listed = true;
    wasListed = true;
    answers.listed(appendedAt, confirmedNanos);
  }

  void unlisted() {
    heartbeats.end();
    listed = false;
    wasListed = false;
  }

  /** Everything that lay in the stream at the start has been folded: from here on rooms speak. */
  void goLive() {
    live = true;
    history.restart(facts().seq());
    if (state() instanceof GameState.QuestionOpen open) {
      answers.resumed(open.window());
    }
  }

  /** At the start, before any event. */
  void restore(GameSnapshot snapshot) {
    partition = snapshot.partition();
    fold.restore(snapshot);
  }

  /**
   * Applies what is new of a run.
   *
   * @return whether it fits: false for a run that starts after the next event
   */
  boolean apply(EventRun run, int from) {
    boolean first = !isKnown();
    partition = from;
    boolean fits = fold.take(run, this::applied);
    if (first && live) {
      audience.members().forEach(member -> context.entrance().registered(this, member));
    }
    return fits;
  }

  /** Once a second: a state that cannot be trusted is read again. */
  void checkTrust() {
    if (fold.isStale() && !rebuilding) {
      LOG.warnf("quiz %d is stale behind event %d and is read again", quizId, facts().seq());
      rebuilding = true;
      context.metrics().rebuilt();
      context.repair().rebuild(this);
    }
  }

  /** Everybody is told where the game is now. */
  void rebuilt(GameStreamReader.Story story) {
    rebuilding = false;
    fold.rebuild(story);
    history.restart(facts().seq());
    phaseSince = System.nanoTime();
    answers.closed();
    if (state() instanceof GameState.QuestionOpen open) {
      answers.resumed(open.window());
      context.heartbeats().soon();
    }
    for (Member member : audience.members()) {
      member.seat = member.admin ? Players.NO_SEAT : facts().players().seatOf(member.userId);
    }
    audience.each(
        attendee -> {
          attendee.seated();
          context.entrance().resync(this, attendee.socket, ClientFrame.NO_SEQ);
        });
  }

  void rebuildFailed() {
    rebuilding = false;
  }

  private void applied(GameEvent event, GameState before) {
    long closedFor = System.nanoTime() - phaseSince;
    if (!state().getClass().equals(before.getClass())) {
      phaseSince = System.nanoTime();
    }
    if (live) {
      int difficulty =
          before instanceof GameState.QuestionClosed closed
              ? closed.window().question().difficulty()
              : 0;
      say(event, difficulty);
      if (event instanceof GameEvent.QuestionJudged) {
        context.metrics().revealed(closedFor);
      }
    }
  }

  private void say(GameEvent event, int difficulty) {
    Position at = Position.of(fold.epoch(), facts().seq());
    RoomFrames.forAdmins(event, state(), difficulty).forEach(frame -> audience.toAdmins(frame, at));
    List<ServerFrame> frames = RoomFrames.of(event, state());
    Verdicts verdicts = event instanceof GameEvent.QuestionJudged e ? verdicts(e) : null;
    history.add(facts().seq(), at, frames, verdicts);
    switch (event) {
      case GameEvent.QuestionOpened _ -> ask(frames.getFirst(), at);
      case GameEvent.WindowOpened _, GameEvent.WindowPassed _ -> window(answers::seen);
      case GameEvent.WindowExtended _ -> {
        window(answers::extended);
        frames.forEach(frame -> audience.toAll(frame, at));
      }
      case GameEvent.AnswersRecorded e -> answers.recorded(e);
      case GameEvent.QuestionClosed _ -> answers.closed();
      case GameEvent.QuestionJudged _ -> {
        if (verdicts != null) {
          audience.verdicts(verdicts, frames.getFirst(), at);
          answers.traces().judged();
        }
      }
      case GameEvent.QuestionVoided _ -> {
        answers.closed();
        answers.traces().abandon();
        frames.forEach(frame -> audience.toAll(frame, at));
        audience.each(
            attendee -> context.entrance().resync(this, attendee.socket, ClientFrame.NO_SEQ));
      }
      case GameEvent.Joined e -> joined(e);
      case GameEvent.PlayerRemoved e ->
          context.entrance().removed(this, facts().players().userId(e.seat()), at);
      case GameEvent.PlayersBarred e ->
          e.userIds().forEach(user -> context.entrance().removed(this, user, at));
      case GameEvent.Cancelled _, GameEvent.Held _ -> {
        answers.closed();
        answers.traces().abandon();
        frames.forEach(frame -> audience.toAll(frame, at));
      }
      default -> frames.forEach(frame -> audience.toAll(frame, at));
    }
  }

  private void window(Consumer<Window> tell) {
    if (state() instanceof GameState.QuestionOpen open) {
      tell.accept(open.window());
    }
  }

  private void ask(ServerFrame question, Position at) {
    long since = System.nanoTime();
    window(
        window ->
            audience.ask(
                answers.opened(window),
                question,
                at,
                () -> context.metrics().fannedOut(System.nanoTime() - since)));
    if (!audience.isEmpty()) {
      context.presence().asking();
    }
  }

  private @Nullable Verdicts verdicts(GameEvent.QuestionJudged event) {
    AnswerSheet sheet = facts().sheet();
    if (!facts().survivorsHash().equals(event.survivorsHash())) {
      LOG.errorf("quiz %d: other survivors than the owner's at seq %d", quizId, facts().seq());
      context.metrics().hashMismatch();
      fold.distrust();
      if (++mismatches > 1) {
        context.admission().ready(false);
      }
    }
    return sheet == null ? null : Verdicts.of(facts(), sheet, event);
  }

  private void joined(GameEvent.Joined event) {
    Member member = audience.member(event.userId());
    if (member != null) {
      member.seat = event.seat();
      context.entrance().joined(this, member);
    }
  }

  /** Courtesies outside the log. */
  void notice(GameNotice notice) {
    if (live && notice instanceof GameNotice.JoinRefused refused) {
      Member member = audience.member(refused.userId());
      if (member != null && member.seat == Players.NO_SEAT) {
        context.entrance().refused(this, member, refused.reason());
      }
    }
  }

  Attendee enter(Socket socket) {
    boolean first = audience.member(socket.identity().userId()) == null;
    int seat =
        socket.identity().admin()
            ? Players.NO_SEAT
            : facts().players().seatOf(socket.identity().userId());
    if (first && seat != Players.NO_SEAT && facts().isStarted()) {
      context.metrics().returned();
    }
    Attendee attendee = audience.enter(this, socket, seat, answers::joined);
    if (!listed && audience.users() > 0) {
      context.heartbeats().soon();
    }
    return attendee;
  }

  void leave(Attendee attendee) {
    audience.leave(attendee);
  }
}
