package io.quizcast.quiz.game.results;

import io.quizcast.quiz.game.runtime.GameMetrics;
import io.quizcast.quiz.game.runtime.RunnerConnection;
import io.quizcast.quiz.game.wire.GameWire;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/**
 * Writes the results of large games in chunks, on its own thread and outside the fenced commit,
 * which holds the first chunk. The rows follow from the game's events, so any owner can continue;
 * {@code game_results} ignores a chunk that was written before. Any thread may enqueue.
 */
public final class ResultsProjection implements AutoCloseable {
  private final RunnerConnection connection;
  private final GameHistory history;
  private final Milestones milestones;
  private final GameMetrics metrics;
  private final ProjectionThread<Step> thread;

  private sealed interface Step {}

  private record Ended(FinishedGame game) implements Step {}

  private record CatchUp(int partition) implements Step {}

  /**
   * @param chunk maximum number of results per statement
   */
  public ResultsProjection(
      RunnerConnection.Database database, GameWire wire, int chunk, GameMetrics metrics) {
    connection = new RunnerConnection(database);
    history = new GameHistory(connection, wire);
    milestones = new Milestones(wire.mapper(), 0, chunk);
    this.metrics = metrics;
    thread = new ProjectionThread<>("results-projection", connection, this::write);
  }

  public void add(FinishedGame game) {
    thread.add(new Ended(game));
  }

  /** Enqueues the results that a previous owner may not have written. */
  public void catchUp(int partition) {
    thread.add(new CatchUp(partition));
  }

  private void write(Step step) throws SQLException {
    switch (step) {
      case Ended ended -> write(ended.game());
      case CatchUp wanted -> {
        for (long quizId : history.withoutAllResults(wanted.partition())) {
          write(history.finished(quizId));
        }
      }
    }
  }

  private void write(FinishedGame game) throws SQLException {
    int total = game.ranking().rows().size();
    int written = written(game.quizId());
    CompletableFuture<String> next = prepared(game, written);
    while (written < total) {
      metrics.resultsPending(total - written);
      CompletableFuture<String> chunk = next;
      int until = milestones.until(written, total);
      next = prepared(game, until);
      written = put(chunk.join());
      if (written != until) {
        // Another owner has written chunks.
        next = prepared(game, written);
      }
    }
    metrics.resultsPending(0);
  }

  private int written(long quizId) throws SQLException {
    try (PreparedStatement select =
        connection
            .get()
            .prepareStatement("SELECT written FROM results_progress WHERE quiz_id = ?")) {
      select.setLong(1, quizId);
      return number(select);
    }
  }

  /**
   * Prepares a chunk while PostgreSQL writes the one before it. There is nothing to prepare after
   * the last one.
   */
  private CompletableFuture<String> prepared(FinishedGame game, int from) {
    if (from == game.ranking().rows().size()) {
      return CompletableFuture.completedFuture("");
    }
    return CompletableFuture.supplyAsync(() -> milestones.chunk(game, from).toString());
  }

  /** Writes one chunk and returns the number of results that are written then. */
  private int put(String chunk) throws SQLException {
    try (PreparedStatement put =
        connection.get().prepareStatement("SELECT game_results(?::jsonb)")) {
      put.setString(1, chunk);
      return number(put);
    }
  }

  private static int number(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("the progress of results is missing");
      }
      return row.getInt(1);
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
