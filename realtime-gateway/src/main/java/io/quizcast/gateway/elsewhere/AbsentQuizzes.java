package io.quizcast.gateway.elsewhere;

import io.quizcast.gateway.quiz.QuizFacts;
import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.protocol.Position;
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
public final class AbsentQuizzes {
  private final QuizFacts quizzes;
  private final RoomThread thread;

  public AbsentQuizzes(QuizFacts quizzes, RoomThread thread) {
    this.quizzes = quizzes;
    this.thread = thread;
  }

  /** Answers {@code user:ready} of a user who cannot enter. */
  public void refuse(Socket socket, long quizId, QuizFacts.Known found) {
    switch (found) {
      case NOT_ENDED, REHEARSAL, UNKNOWN -> say(socket, PlayerRefusal.UNKNOWN_QUIZ.error(quizId));
      case ENDED -> {
        say(socket, PlayerRefusal.CLOSED.error());
        say(socket, new ServerFrame.ResultsAvailable(quizId));
      }
      case CANCELLED -> ending(socket, quizId, ending -> sayCancelled(socket, quizId, ending));
      case NO_ANSWER -> say(socket, PlayerRefusal.QUIZ_NOT_LOADED.error());
    }
  }

  /** Answers {@code user:resync}. */
  public void resync(Socket socket, long quizId, QuizFacts.Known found) {
    switch (found) {
      case NOT_ENDED -> say(socket, StateView.scheduled(quizId));
      case REHEARSAL ->
          say(
              socket,
              socket.identity().watches()
                  ? StateView.scheduled(quizId)
                  : PlayerRefusal.NO_STATE.error());
      case ENDED ->
          ending(
              socket,
              quizId,
              ending -> {
                say(socket, ended(quizId, "completed", ending));
                say(socket, new ServerFrame.ResultsAvailable(quizId));
              });
      case CANCELLED ->
          ending(
              socket,
              quizId,
              ending -> {
                say(socket, ended(quizId, "cancelled", ending));
                sayCancelled(socket, quizId, ending);
              });
      case UNKNOWN, NO_ANSWER -> say(socket, PlayerRefusal.NO_STATE.error());
    }
  }

  private static void say(Socket socket, ServerFrame frame) {
    socket.execute(() -> socket.send(frame, Position.NONE));
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
    say(socket, new ServerFrame.Cancelled(quizId, reason, ""));
    say(socket, PlayerRefusal.CLOSED.error());
  }
}
