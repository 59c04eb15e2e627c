package io.quizcast.quiz.game.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.quiz.game.wire.CommandLog;
import io.quizcast.quiz.game.wire.GameWire;
import io.quizcast.quiz.game.wire.RawCommand;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stored commands and events of one game, row by row over JDBC, because a large game does
 * not fit into memory. Blocks the calling thread.
 */
@ApplicationScoped
public class GameLog {
  private static final int BATCHES = 20;

  /** Occurs in the few runs that contain joins; the others need not be parsed. */
  private static final String JOINED = "\"type\":\"joined\"";

  private final AgroalDataSource database;
  private final GameWire wire;

  public GameLog(AgroalDataSource database, ObjectMapper mapper) {
    this.database = database;
    wire = new GameWire(mapper);
  }

  /**
   * A logged command.
   *
   * @param appendedAt the broker's append time, epoch ms
   * @param clock the partition clock at that time, ms
   * @param admitted false for one that was logged but not decided
   */
  public record Logged(
      long offset, long appendedAt, long clock, boolean admitted, GameCommand command) {}

  /**
   * Consecutive events as they were published.
   *
   * @param json an event run of the contract
   */
  public record Run(long firstSeq, String json) {}

  /** Receives the commands or runs in order. */
  public interface Sink<T> {
    void take(T value) throws IOException;
  }

  private record Origin(int partition, long first, long last) {}

  /** Passes on every readable command to this game in the order of the log, without heartbeats. */
  public void commands(long quizId, Sink<Logged> sink) throws IOException {
    reading(
        connection -> {
          Origin origin = origin(connection, quizId);
          if (origin == null) {
            return;
          }
          try (PreparedStatement query =
              connection.prepareStatement(
                  """
                  SELECT body FROM game_log
                  WHERE partition = ? AND next_offset > ? AND first_offset <= ?
                  ORDER BY first_offset
                  """)) {
            query.setFetchSize(BATCHES);
            query.setInt(1, origin.partition());
            query.setLong(2, origin.first());
            query.setLong(3, origin.last());
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                for (CommandLog.Entry entry : CommandLog.unpack(rows.getBytes(1))) {
                  give(quizId, entry, sink);
                }
              }
            }
          }
        });
  }

  /** Passes on all events of this game as stored runs. */
  public void events(long quizId, Sink<Run> sink) throws IOException {
    reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  """
                  SELECT first_seq, convert_from(body, 'UTF8') FROM game_event
                  WHERE quiz_id = ? ORDER BY first_seq
                  """)) {
            query.setFetchSize(BATCHES);
            query.setLong(1, quizId);
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                sink.take(new Run(rows.getLong(1), rows.getString(2)));
              }
            }
          }
        });
  }

  /** The user ids of this game's players by seat. */
  public List<Long> users(long quizId) throws IOException {
    List<Long> users = new ArrayList<>();
    events(
        quizId,
        run -> {
          if (run.json().contains(JOINED)) {
            for (GameEvent event : wire.run(run.json().getBytes(StandardCharsets.UTF_8)).events()) {
              if (event instanceof GameEvent.Joined joined) {
                joined.userIds().forEach(users::add);
              }
            }
          }
        });
    return users;
  }

  private void give(long quizId, CommandLog.Entry entry, Sink<Logged> sink) throws IOException {
    RawCommand raw = entry.command();
    if (raw.quizId().orElse(0) != quizId) {
      return;
    }
    GameCommand command;
    try {
      command = wire.command(raw.value());
    } catch (IOException e) {
      // An unreadable command is logged but never decided. If it put the game on hold, an event
      // says so.
      return;
    }
    sink.take(new Logged(raw.offset(), raw.appendedAt(), entry.clock(), entry.admitted(), command));
  }

  private static @Nullable Origin origin(Connection connection, long quizId) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT partition, first_offset, coalesce(last_offset, 9223372036854775807)
            FROM quizzes WHERE id = ? AND first_offset IS NOT NULL
            """)) {
      query.setLong(1, quizId);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? new Origin(row.getInt(1), row.getLong(2), row.getLong(3)) : null;
      }
    }
  }

  private interface Reading {
    void in(Connection connection) throws SQLException, IOException;
  }

  private void reading(Reading reading) throws IOException {
    try (Connection connection = database.getConnection()) {
      // Outside a transaction the driver ignores the fetch size and loads all rows at once.
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      try {
        reading.in(connection);
      } finally {
        connection.rollback();
        connection.setReadOnly(false);
      }
    } catch (SQLException e) {
      throw new IOException("the log of a game cannot be read", e);
    }
  }
}
