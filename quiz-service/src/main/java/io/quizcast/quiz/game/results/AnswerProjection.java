package io.quizcast.quiz.game.results;

import static java.util.Arrays.copyOfRange;

import io.quizcast.quiz.game.runtime.RunnerConnection;
import io.quizcast.quiz.game.wire.GameWire;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Writes {@code user_answers} after each verdict, in chunks, on its own thread and outside the
 * fenced commit. Writes are idempotent. Any thread may enqueue.
 */
public final class AnswerProjection implements AutoCloseable {
  /** Maximum number of rows per statement; it stays far below the statement timeout of a second. */
  private static final int CHUNK = 5_000;

  private final RunnerConnection connection;
  private final GameHistory history;
  private final ProjectionThread<Step> thread;

  private sealed interface Step {}

  private record Judged(JudgedAnswers answers) implements Step {}

  private record Voided(VoidedQuestion question) implements Step {}

  private record CatchUp(int partition) implements Step {}

  public AnswerProjection(RunnerConnection.Database database, GameWire wire) {
    connection = new RunnerConnection(database);
    history = new GameHistory(connection, wire);
    thread = new ProjectionThread<>("answer-projection", connection, this::write);
  }

  public void add(JudgedAnswers answers) {
    thread.add(new Judged(answers));
  }

  public void add(VoidedQuestion question) {
    thread.add(new Voided(question));
  }

  /** Enqueues the answers that a previous owner may not have written. */
  public void catchUp(int partition) {
    thread.add(new CatchUp(partition));
  }

  private void write(Step step) throws SQLException {
    switch (step) {
      case Judged judged -> write(judged.answers());
      case Voided voided -> revert(voided.question());
      case CatchUp wanted -> {
        for (long quizId : history.withoutAllAnswers(wanted.partition())) {
          history.judged(quizId, this::write, this::revert);
        }
      }
    }
  }

  private void write(JudgedAnswers answers) throws SQLException {
    Connection open = connection.get();
    for (int from = 0; from < answers.users().length; from += CHUNK) {
      int to = Math.min(answers.users().length, from + CHUNK);
      try (PreparedStatement insert =
          open.prepareStatement(
              """
              INSERT INTO user_answers (quiz_id, question_id, user_id, selected_option, is_correct,
                response_time_ms, is_eliminated, elimination_reason)
              SELECT ?, ?, a.u, a.o, a.c, a.t, a.r IS NOT NULL, a.r
              FROM unnest(?::bigint[], ?::int[], ?::boolean[], ?::int[], ?::text[])
                AS a(u, o, c, t, r)
              ON CONFLICT (quiz_id, question_id, user_id) DO NOTHING
              """)) {
        insert.setLong(1, answers.quizId());
        insert.setLong(2, answers.questionId());
        insert.setObject(3, copyOfRange(answers.users(), from, to));
        insert.setObject(4, copyOfRange(answers.options(), from, to));
        insert.setObject(5, copyOfRange(answers.right(), from, to));
        insert.setObject(6, copyOfRange(answers.elapsedMs(), from, to));
        insert.setObject(7, copyOfRange(answers.reasons(), from, to));
        insert.executeUpdate();
      }
    }
    try (PreparedStatement insert =
        open.prepareStatement(
            "INSERT INTO answers_projected (quiz_id, question_id, in_play, passed)"
                + " VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")) {
      insert.setLong(1, answers.quizId());
      insert.setLong(2, answers.questionId());
      insert.setLong(3, answers.users().length);
      insert.setLong(4, answers.passed());
      insert.executeUpdate();
    }
  }

  /** Reverts the eliminations of a voided question. */
  private void revert(VoidedQuestion question) throws SQLException {
    try (PreparedStatement update =
        connection
            .get()
            .prepareStatement(
                """
                UPDATE user_answers SET is_eliminated = false, elimination_reason = NULL
                WHERE quiz_id = ? AND question_id = ?
                  AND elimination_reason IS DISTINCT FROM 'removed'
                """)) {
      update.setLong(1, question.quizId());
      update.setLong(2, question.questionId());
      update.executeUpdate();
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
