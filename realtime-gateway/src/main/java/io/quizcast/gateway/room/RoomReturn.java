package io.quizcast.gateway.room;

import io.quizcast.contracts.game.Ad;
import io.quizcast.contracts.game.EliminationReason;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.rules.GameFacts;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.quiz.EmailGate;
import io.quizcast.gateway.socket.Identity;
import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.protocol.ClientFrame;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.view.PlayerRefusal;
import io.quizcast.gateway.view.RoomHistory;
import io.quizcast.gateway.view.StateView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends users who return the frames that they missed, or the whole state (contract §4.4). Confined
 * to the rooms' thread.
 */
final class RoomReturn {
  private final EmailGate emailGate;

  RoomReturn(EmailGate emailGate) {
    this.emailGate = emailGate;
  }

  /**
   * Answers {@code user:resync} with the missed frames, or with the whole state and the frames that
   * belong to it.
   */
  void resync(Room room, Socket socket, long lastSeq) {
    Position now = Position.of(room.epoch(), room.facts().seq());
    List<RoomHistory.Positioned> frames =
        missed(room, socket.identity(), lastSeq)
            .orElseGet(
                () ->
                    replay(room, socket.identity()).stream()
                        .map(frame -> new RoomHistory.Positioned(frame, now))
                        .toList());
    socket.execute(
        () -> {
          frames.forEach(one -> socket.write(one.frame(), one.at()));
          socket.flush();
        });
    if (room.state() instanceof GameState.Cancelled cancelled) {
      cancelled(cancelled, socket);
    }
  }

  private static Optional<List<RoomHistory.Positioned>> missed(
      Room room, Identity identity, long lastSeq) {
    if (lastSeq == ClientFrame.NO_SEQ) {
      return Optional.empty();
    }
    long now = room.facts().seq();
    int seat = seatOf(room.facts(), identity);
    if (isRemoved(room.facts(), seat)) {
      // No broadcast names the removed player, so the client needs the whole state.
      return Optional.empty();
    }
    return room.history()
        .since(lastSeq, now, seat)
        .map(
            missed -> {
              ServerFrame.AnswerAccepted accepted = room.answers().accepted(seat);
              if (accepted != null) {
                missed.add(new RoomHistory.Positioned(accepted, Position.of(room.epoch(), now)));
              }
              return missed;
            });
  }

  private static int seatOf(GameFacts facts, Identity identity) {
    return identity.plays() ? facts.players().seatOf(identity.userId()) : Players.NO_SEAT;
  }

  private List<ServerFrame> replay(Room room, Identity identity) {
    GameFacts facts = room.facts();
    int seat = seatOf(facts, identity);
    List<ServerFrame> frames = new ArrayList<>(3);
    frames.add(
        StateView.of(
            room.state(),
            seat,
            identity.watches(),
            emailGate.blocks(identity),
            room.answers().remainingMs(),
            room.playerCount()));
    GameEvent.PauseArmed armed = facts.pauseArmed();
    if (armed != null && identity.watches()) {
      // Without this, a second admin's page would offer to arm a pause that is already armed.
      frames.add(new ServerFrame.PauseArmed(room.quizId(), armed.message()));
    }
    switch (room.state()) {
      case GameState.AdBreak s -> frames.add(rest(room, s.ad()));
      case GameState.Finished _ -> frames.add(new ServerFrame.ResultsAvailable(room.quizId()));
      case GameState.Unscheduled _, GameState.Scheduled _, GameState.Lobby _ ->
          accepted(room, seat, frames);
      case GameState.QuestionOpen _, GameState.QuestionClosed _ -> accepted(room, seat, frames);
      case GameState.BetweenQuestions _, GameState.Paused _ -> accepted(room, seat, frames);
      case GameState.Cancelled _, GameState.Held _ -> accepted(room, seat, frames);
    }
    return frames;
  }

  private static void accepted(Room room, int seat, List<ServerFrame> frames) {
    ServerFrame.AnswerAccepted accepted = room.answers().accepted(seat);
    if (accepted != null) {
      frames.add(accepted);
    }
  }

  private static ServerFrame.AdBreak rest(Room room, Ad ad) {
    int seconds = (int) Math.max(1, ad.durationSec() - room.phaseMs() / 1_000);
    return new ServerFrame.AdBreak(room.quizId(), ad.mediaType(), ad.mediaUrl(), seconds);
  }

  static boolean isRemoved(GameFacts facts, int seat) {
    Players players = facts.players();
    return seat != Players.NO_SEAT
        && players.isOut(seat)
        && players.reason(seat) == EliminationReason.REMOVED;
  }

  static void cancelled(GameState.Cancelled state, Socket socket) {
    long quizId = state.facts().quizId();
    socket.execute(
        () -> {
          socket.write(
              new ServerFrame.Cancelled(quizId, state.reason(), state.message()), Position.NONE);
          if (socket.identity().plays()) {
            socket.write(PlayerRefusal.CLOSED.error(), Position.NONE);
          }
          socket.flush();
        });
  }
}
