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
 * Reads the judged answers of games from their stored events. Confined to the projection's thread.
 */
public final class AnswerHistory {
  private final RunnerConnection connection;
  private final GameWire wire;

  /** Receives verdicts and voids in order. */
  public interface Sink<T> {
    void take(T value) throws SQLException;
  }

  public AnswerHistory(RunnerConnection connection, GameWire wire) {
    this.connection = connection;
    this.wire = wire;
  }

  /** Games of the last day with a question whose answers are not all written yet. */
  public List<Long> unfinished(int partition) throws SQLException {
    try (PreparedStatement select =
        connection
            .get()
            .prepareStatement(
                """
                SELECT DISTINCT q.id FROM quizzes q
                JOIN quiz_question_history h ON h.quiz_id = q.id
                LEFT JOIN answers_projected p
                  ON p.quiz_id = h.quiz_id AND p.question_id = h.question_id
                WHERE q.partition = ? AND p.quiz_id IS NULL AND h.asked_at > now() - interval '1 day'
                """)) {
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
    List<EventRun> runs =
        connection.slowly(
            open ->
                runs(
                    open.prepareStatement(
                        "SELECT body FROM game_event WHERE quiz_id = ? ORDER BY first_seq"),
                    quizId));
    GameState state = GameState.of(quizId);
    for (EventRun run : runs) {
      for (GameEvent event : run.events()) {
        state = Game.evolve(state, event);
        if (event instanceof GameEvent.QuestionJudged e) {
          verdicts.take(JudgedAnswers.of(state.facts(), e.questionId(), e.number()));
        } else if (event instanceof GameEvent.QuestionVoided e) {
          voided.take(new VoidedQuestion(quizId, e.questionId()));
        }
      }
    }
  }

  private List<EventRun> runs(PreparedStatement prepared, long quizId) throws SQLException {
    try (PreparedStatement select = prepared) {
      select.setLong(1, quizId);
      List<EventRun> runs = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          runs.add(wire.run(rows.getBytes(1)));
        }
      }
      return runs;
    }
  }
}
