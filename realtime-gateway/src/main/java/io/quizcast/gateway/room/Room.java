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
import io.quizcast.gateway.command.PackSender;
import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.protocol.ClientFrame;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.stream.GameStreamReader;
import io.quizcast.gateway.stream.RoomFold;
import io.quizcast.gateway.view.Outlasted;
import io.quizcast.gateway.view.RoomFrames;
import io.quizcast.gateway.view.RoomHistory;
import io.quizcast.gateway.view.Verdicts;
import io.quizcast.guard.log.LogFields;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One game on this gateway: its state, built from the events by the code of the rules, and the
 * connected users. Everything in it can be rebuilt from the log. Confined to the rooms' thread.
 */
final class Room {
  private static final Logger LOG = Logger.getLogger(Room.class);
  private static final int UNKNOWN = -1;

  /**
   * Time without a heartbeat after which a gateway counts as gone, until the game has started and
   * its own setting applies.
   */
  private static final int SILENCE_MS = 3_000;

  /** Assumed maximum clock difference between two brokers. */
  private static final int CLOCKS_DIFFER_MS = 1_000;

  private final long quizId;
  private final RoomContext context;
  private final RoomAnswers answers;
  private final PackSender<Member> joins;
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

  /** Players in play as of the last event; kept because a void brings players back. */
  private int inPlay;

  Room(long quizId, RoomContext context, boolean live) {
    this.quizId = quizId;
    this.context = context;
    this.live = live;
    this.fold = new RoomFold(quizId);
    this.answers = new RoomAnswers(this, context);
    this.joins = context.entrance().joins(this);
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

  /** Epoch of the owner that decided the last event. */
  long epoch() {
    return fold.epoch();
  }

  RoomHistory history() {
    return history;
  }

  RoomAnswers answers() {
    return answers;
  }

  PackSender<Member> joins() {
    return joins;
  }

  RoomAudience audience() {
    return audience;
  }

  /** Partition of this game's commands and events; −1 before the first event. */
  int partition() {
    return partition;
  }

  boolean isKnown() {
    return partition != UNKNOWN;
  }

  /**
   * Number of players in the room. Players of this gateway count immediately, and those of others
   * with the next heartbeat.
   */
  int playerCount() {
    return Math.max(facts().playerCount(), audience.users());
  }

  /** Number of players who can still answer. */
  int inPlay() {
    return inPlay;
  }

  /** How long the game has been in its current phase, as observed here. */
  long phaseMs() {
    return (System.nanoTime() - phaseSince) / 1_000_000;
  }

  /** Whether a confirmed heartbeat lists this room. */
  boolean isListed() {
    return listed;
  }

  /** A room that was listed when a question opened stays listed until the window is over. */
  boolean isToBeListed() {
    boolean ended = state() instanceof GameState.Finished || state() instanceof GameState.Cancelled;
    return isKnown() && !ended && (audience.users() > 0 || (answers.isOpen() && wasListed));
  }

  /** Whether players could lose an answer or a verdict if they were disconnected now. */
  boolean isAnswerable() {
    return answers.isOpen() || state() instanceof GameState.QuestionClosed;
  }

  /** The confirmed heartbeats that list this room. */
  HeartbeatChain heartbeats() {
    return heartbeats;
  }

  void listed(long appendedAt, long confirmedNanos) {
    int silenceMs = facts().isStarted() ? facts().settings().gatewaySilenceMs() : SILENCE_MS;
    heartbeats.confirmed(appendedAt, silenceMs - CLOCKS_DIFFER_MS);
    listed = true;
    wasListed = true;
    answers.listed(appendedAt, confirmedNanos);
  }

  void unlisted() {
    answers.flush();
    heartbeats.end();
    listed = false;
    wasListed = false;
  }

  /** Starts sending frames, because the events that existed at the start have been applied. */
  void goLive() {
    live = true;
    history.restart(facts().seq());
    if (state() instanceof GameState.QuestionOpen open) {
      answers.resumed(open.window());
    }
  }

  /** Restores the state at the start, before any event is applied. */
  void restore(GameSnapshot snapshot) {
    partition = snapshot.partition();
    fold.restore(snapshot);
    inPlay = facts().players().inCount();
  }

  /**
   * Applies those events of a run that are new.
   *
   * @return false if the run starts after the next expected event
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

  /** Called once a second; starts the rebuild of a state that is no longer reliable. */
  void checkTrust() {
    if (fold.isStale() && !rebuilding) {
      LogFields.ofQuiz(
          quizId,
          () -> LOG.warnf("Quiz %d is stale after event %d and is rebuilt", quizId, facts().seq()));
      rebuilding = true;
      context.metrics().rebuilt();
      context.repair().rebuild(quizId, partition, this::rebuilt, this::rebuildFailed);
    }
  }

  /** Replaces the state and sends the current state to everybody. */
  void rebuilt(GameStreamReader.Story story) {
    rebuilding = false;
    fold.rebuild(story);
    inPlay = facts().players().inCount();
    history.restart(facts().seq());
    phaseSince = System.nanoTime();
    answers.closed();
    if (state() instanceof GameState.QuestionOpen open) {
      answers.resumed(open.window());
      context.heartbeats().soon();
    }
    for (Member member : audience.members()) {
      member.seat = member.plays() ? facts().players().seatOf(member.userId) : Players.NO_SEAT;
    }
    audience.each(
        attendee -> {
          attendee.seated();
          context.returns().resync(this, attendee.socket, ClientFrame.NO_SEQ);
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
    int inPlayBefore = inPlay;
    countInPlay(event);
    if (live) {
      int difficulty =
          before instanceof GameState.QuestionClosed closed
              ? closed.window().question().difficulty()
              : 0;
      publish(event, difficulty, inPlayBefore);
      if (event instanceof GameEvent.QuestionJudged) {
        context.metrics().revealed(closedFor);
      }
    }
  }

  private void countInPlay(GameEvent event) {
    boolean changes =
        event instanceof GameEvent.Started
            || event instanceof GameEvent.QuestionJudged
            || event instanceof GameEvent.QuestionVoided
            || event instanceof GameEvent.PlayerRemoved
            || event instanceof GameEvent.PlayersBarred;
    if (changes) {
      inPlay = facts().players().inCount();
    }
  }

  private void publish(GameEvent event, int difficulty, int inPlayBefore) {
    Position at = Position.of(fold.epoch(), facts().seq());
    RoomFrames.forAdmins(event, state(), difficulty).forEach(frame -> audience.toAdmins(frame, at));
    List<ServerFrame> frames = RoomFrames.of(event, state(), inPlayBefore);
    Verdicts verdicts = event instanceof GameEvent.QuestionJudged e ? verdicts(e) : null;
    Outlasted outlasted =
        event instanceof GameEvent.Finished e && frames.getFirst() instanceof ServerFrame.Finish f
            ? Outlasted.of(facts().players(), e.asked(), f)
            : null;
    history.add(facts().seq(), at, frames, verdicts, outlasted);
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
            attendee -> context.returns().resync(this, attendee.socket, ClientFrame.NO_SEQ));
      }
      case GameEvent.Finished _ -> {
        if (outlasted != null) {
          audience.finish(outlasted, at);
        }
        frames.stream().skip(1).forEach(frame -> audience.toAll(frame, at));
      }
      case GameEvent.Joined e -> context.entrance().seated(this, e);
      case GameEvent.PlayerRemoved e ->
          context.entrance().removed(this, facts().players().userId(e.seat()), at);
      case GameEvent.PlayersBarred e ->
          e.userIds().forEach(user -> context.entrance().removed(this, user, at));
      case GameEvent.Cancelled _, GameEvent.Held _ -> {
        answers.closed();
        answers.traces().abandon();
        frames.forEach(frame -> audience.toAll(frame, at));
      }
      case GameEvent.Scheduled _, GameEvent.Announced _, GameEvent.LobbyOpened _ ->
          frames.forEach(frame -> audience.toAll(frame, at));
      case GameEvent.Started _, GameEvent.QuestionsExhausted _ ->
          frames.forEach(frame -> audience.toAll(frame, at));
      case GameEvent.AdStarted _, GameEvent.AdEnded _, GameEvent.PauseArmed _ ->
          frames.forEach(frame -> audience.toAll(frame, at));
      case GameEvent.PauseDisarmed _, GameEvent.Paused _, GameEvent.Resumed _ ->
          frames.forEach(frame -> audience.toAll(frame, at));
      case GameEvent.PlayersSeen _, GameEvent.GatewaySeen _, GameEvent.GatewayLeft _ -> {}
    }
  }

  private void window(Consumer<Window> action) {
    if (state() instanceof GameState.QuestionOpen open) {
      action.accept(open.window());
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
      LogFields.ofQuiz(
          quizId,
          () ->
              LOG.errorf(
                  "Quiz %d: the survivors differ from the owner's at seq %d",
                  quizId, facts().seq()));
      context.metrics().hashMismatch();
      fold.distrust();
      if (++mismatches > 1) {
        context.admission().ready(false);
      }
    }
    return sheet == null ? null : Verdicts.of(facts(), sheet, event);
  }

  /** Notices do not change the state. */
  void notice(GameNotice notice) {
    if (live) {
      context.entrance().refused(this, notice);
    }
  }

  Attendee enter(Socket socket) {
    boolean first = audience.member(socket.identity().userId()) == null;
    int seat =
        socket.identity().plays()
            ? facts().players().seatOf(socket.identity().userId())
            : Players.NO_SEAT;
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
