package io.quizcast.quiz.game.results;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.contracts.game.rules.Game;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.quiz.game.runtime.RunnerConnection;
import io.quizcast.quiz.game.wire.GameWire;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads from stored events what a previous owner did not write. Confined to the projection's
 * thread.
 */
public final class GameHistory {
  private final RunnerConnection connection;
  private final GameWire wire;

  /** Receives verdicts and voids in order. */
  public interface Sink<T> {
    void take(T value) throws SQLException;
  }

  public GameHistory(RunnerConnection connection, GameWire wire) {
    this.connection = connection;
    this.wire = wire;
  }

  /** Games of the last day with a question whose answers are not all written yet. */
  List<Long> withoutAllAnswers(int partition) throws SQLException {
    return quizzes(
        """
        SELECT DISTINCT q.id FROM quizzes q
        JOIN quiz_question_history h ON h.quiz_id = q.id
        LEFT JOIN answers_projected p
          ON p.quiz_id = h.quiz_id AND p.question_id = h.question_id
        WHERE q.partition = ? AND p.quiz_id IS NULL AND h.asked_at > now() - interval '1 day'
        """,
        partition);
  }

  /** Finished games whose results are not all written yet. */
  List<Long> withoutAllResults(int partition) throws SQLException {
    return quizzes(
        """
        SELECT p.quiz_id FROM results_progress p JOIN quizzes q ON q.id = p.quiz_id
        WHERE q.partition = ? AND p.written < p.total
        """,
        partition);
  }

  private List<Long> quizzes(String query, int partition) throws SQLException {
    try (PreparedStatement select = connection.get().prepareStatement(query)) {
      select.setInt(1, partition);
      List<Long> ids = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong(1));
        }
      }
      return ids;
    }
  }

  /** Passes on every verdict of the game and every voided question, in order. */
  public void judged(long quizId, Sink<JudgedAnswers> verdicts, Sink<VoidedQuestion> voided)
      throws SQLException {
    replay(
        quizId,
        (event, after) -> {
          if (event instanceof GameEvent.QuestionJudged e) {
            verdicts.take(JudgedAnswers.of(after.facts(), e.questionId(), e.number()));
          } else if (event instanceof GameEvent.QuestionVoided e) {
            voided.take(new VoidedQuestion(quizId, e.questionId()));
          }
        });
  }

  /** The game with its ranking; throws if it is not finished. */
  FinishedGame finished(long quizId) throws SQLException {
    GameState state = replay(quizId, (_, _) -> {});
    if (state instanceof GameState.Finished finished) {
      return FinishedGame.of(finished.facts(), finished.end());
    }
    throw new IllegalStateException("quiz " + quizId + " has results but did not finish");
  }

  private interface Step {
    void applied(GameEvent event, GameState after) throws SQLException;
  }

  private GameState replay(long quizId, Step each) throws SQLException {
    GameState state = GameState.of(quizId);
    for (EventRun run : runs(quizId)) {
      for (GameEvent event : run.events()) {
        state = Game.evolve(state, event);
        each.applied(event, state);
      }
    }
    return state;
  }

  private List<EventRun> runs(long quizId) throws SQLException {
    return connection.slowly(
        open -> {
          try (PreparedStatement select =
              open.prepareStatement(
                  "SELECT body FROM game_event WHERE quiz_id = ? ORDER BY first_seq")) {
            select.setLong(1, quizId);
            List<EventRun> runs = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                runs.add(wire.run(rows.getBytes(1)));
              }
            }
            return runs;
          }
        });
  }
}
