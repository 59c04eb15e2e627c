package io.quizcast.quiz.game.schedule;

import io.quizcast.quiz.game.runtime.RunnerConnection;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the quiz rows of a partition, which are authoritative until a game starts. */
public final class QuizRows {
  private static final String COLUMNS =
      """
      SELECT id, version, title, description, (extract(epoch FROM scheduled_time) * 1000)::bigint,
        prize_fund, finish_on_zero_players, rehearsal_of IS NOT NULL,
        reveal_ms
      FROM quizzes
      """;

  private final RunnerConnection connection;
  private final int partition;

  /**
   * @param scheduledAt epoch ms
   * @param revealMs how long a verdict is shown
   */
  public record Row(
      long quizId,
      long version,
      String title,
      String description,
      long scheduledAt,
      long prizeFund,
      boolean finishOnZeroPlayers,
      boolean rehearsal,
      int revealMs) {}

  public record Cancellation(long quizId, String reason, String message) {}

  public QuizRows(RunnerConnection connection, int partition) {
    this.connection = connection;
    this.partition = partition;
  }

  public List<Row> scheduled() throws SQLException {
    try (PreparedStatement select =
        connection
            .get()
            .prepareStatement(
                COLUMNS
                    + " WHERE partition = ? AND status = 'scheduled' AND deleted_at IS NULL"
                    + " ORDER BY scheduled_time")) {
      select.setInt(1, partition);
      List<Row> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(row(rows));
        }
      }
      return found;
    }
  }

  /** The row; null if it is no longer scheduled, or was edited after this version. */
  public @Nullable Row scheduled(long quizId, long version) throws SQLException {
    try (PreparedStatement select =
        connection
            .get()
            .prepareStatement(
                COLUMNS
                    + " WHERE id = ? AND version = ? AND status = 'scheduled'"
                    + " AND deleted_at IS NULL")) {
      select.setLong(1, quizId);
      select.setLong(2, version);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row(row) : null;
      }
    }
  }

  /** Cancels a quiz that cannot start, unless it was edited in the meantime. */
  public void cancel(Row row, String reason, String message) throws SQLException {
    try (PreparedStatement update =
        connection
            .get()
            .prepareStatement(
                """
                UPDATE quizzes SET status = 'cancelled', cancel_reason = ?, cancel_message = ?,
                  version = version + 1, updated_at = now()
                WHERE id = ? AND version = ? AND status = 'scheduled'
                """)) {
      update.setString(1, reason);
      update.setString(2, message);
      update.setLong(3, row.quizId());
      update.setLong(4, row.version());
      update.executeUpdate();
    }
  }

  /** The ids of those given games whose rows are cancelled. */
  public List<Cancellation> cancelled(Collection<Long> quizIds) throws SQLException {
    if (quizIds.isEmpty()) {
      return List.of();
    }
    Connection open = connection.get();
    Array ids = open.createArrayOf("bigint", quizIds.toArray());
    try (PreparedStatement select =
        open.prepareStatement(
            """
            SELECT id, coalesce(cancel_reason, 'cancelled_by_admin'), coalesce(cancel_message, '')
            FROM quizzes
            WHERE id = ANY(?) AND (status = 'cancelled' OR deleted_at IS NOT NULL)
            """)) {
      select.setArray(1, ids);
      List<Cancellation> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(new Cancellation(rows.getLong(1), rows.getString(2), rows.getString(3)));
        }
      }
      return found;
    }
  }

  /** All banned users, ascending. */
  public List<Long> banned() throws SQLException {
    try (PreparedStatement select =
            connection
                .get()
                .prepareStatement(
                    "SELECT user_id FROM player_bans WHERE lifted_at IS NULL ORDER BY user_id");
        ResultSet rows = select.executeQuery()) {
      List<Long> users = new ArrayList<>();
      while (rows.next()) {
        users.add(rows.getLong(1));
      }
      return users;
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getLong(6),
        row.getBoolean(7),
        row.getBoolean(8),
        row.getInt(9));
  }
}
