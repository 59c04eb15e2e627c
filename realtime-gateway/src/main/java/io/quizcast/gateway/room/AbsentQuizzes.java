package io.quizcast.gateway.room;

import io.quizcast.gateway.quiz.QuizFacts;
import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.stream.RoomThread;
import io.quizcast.gateway.view.PlayerRefusal;
import io.quizcast.gateway.view.StateView;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers users who ask for a quiz that has no room here, from what quiz-service knows about it.
 * Confined to the rooms' thread.
 */
final class AbsentQuizzes {
  private final QuizFacts quizzes;
  private final RoomThread thread;

  AbsentQuizzes(QuizFacts quizzes, RoomThread thread) {
    this.quizzes = quizzes;
    this.thread = thread;
  }

  /** Answers {@code user:ready} of a user who cannot enter. */
  void refuse(Socket socket, long quizId, QuizFacts.Known found) {
    switch (found) {
      case NOT_ENDED, REHEARSAL, UNKNOWN ->
          Rooms.say(socket, PlayerRefusal.UNKNOWN_QUIZ.error(quizId));
      case ENDED -> {
        Rooms.say(socket, PlayerRefusal.CLOSED.error());
        Rooms.say(socket, new ServerFrame.ResultsAvailable(quizId));
      }
      case CANCELLED -> ending(socket, quizId, ending -> sayCancelled(socket, quizId, ending));
      case NO_ANSWER -> Rooms.say(socket, PlayerRefusal.QUIZ_NOT_LOADED.error());
    }
  }

  /** Answers {@code user:resync}. */
  void resync(Socket socket, long quizId, QuizFacts.Known found) {
    switch (found) {
      case NOT_ENDED -> Rooms.say(socket, StateView.scheduled(quizId));
      case REHEARSAL ->
          Rooms.say(
              socket,
              socket.identity().watches()
                  ? StateView.scheduled(quizId)
                  : PlayerRefusal.NO_STATE.error());
      case ENDED ->
          ending(
              socket,
              quizId,
              ending -> {
                Rooms.say(socket, ended(quizId, "completed", ending));
                Rooms.say(socket, new ServerFrame.ResultsAvailable(quizId));
              });
      case CANCELLED ->
          ending(
              socket,
              quizId,
              ending -> {
                Rooms.say(socket, ended(quizId, "cancelled", ending));
                sayCancelled(socket, quizId, ending);
              });
      case UNKNOWN, NO_ANSWER -> Rooms.say(socket, PlayerRefusal.NO_STATE.error());
    }
  }

  /** An eliminated player must never be told that they are in, so an unknown ending is an error. */
  private static ServerFrame ended(long quizId, String status, Optional<QuizFacts.Ending> ending) {
    return ending
        .<ServerFrame>map(known -> StateView.ended(quizId, status, known))
        .orElseGet(PlayerRefusal.NO_STATE::error);
  }

  private void ending(Socket socket, long quizId, Consumer<Optional<QuizFacts.Ending>> then) {
    quizzes.ending(
        quizId, socket.identity().userId(), ending -> thread.execute(() -> then.accept(ending)));
  }

  private static void sayCancelled(Socket socket, long quizId, Optional<QuizFacts.Ending> ending) {
    String reason = ending.map(QuizFacts.Ending::cancelReason).orElse("cancelled");
    Rooms.say(socket, new ServerFrame.Cancelled(quizId, reason, ""));
    Rooms.say(socket, PlayerRefusal.CLOSED.error());
  }
}
