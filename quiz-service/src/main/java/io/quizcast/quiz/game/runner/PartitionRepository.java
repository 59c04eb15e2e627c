package io.quizcast.quiz.game.runner;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.contracts.game.rules.Game;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.clock.Stamp;
import io.quizcast.quiz.game.engine.Batch;
import io.quizcast.quiz.game.engine.LiveGame;
import io.quizcast.quiz.game.runtime.RunnerConnection;
import io.quizcast.quiz.game.wire.CommandLog;
import io.quizcast.quiz.game.wire.GameWire;
import io.quizcast.quiz.game.wire.StoredRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes a partition's row, log and events. Confined to the runner's thread. */
public final class PartitionRepository {
  /** Raised by {@code game_commit} when the row has another owner, epoch or offset. */
  public static final String FENCED = "QC001";

  private final RunnerConnection connection;
  private final GameWire wire;
  private final Lease lease;
  private final int leaseMs;

  /** A partition held by one owner in one epoch. */
  public record Lease(int partition, UUID owner, long epoch) {}

  /**
   * The position at which a new owner continues.
   *
   * @param nextOffset null if the partition was never read
   * @param lastRow row of the newest stored run; 0 before the first run
   */
  public record Position(
      @Nullable Long nextOffset,
      Stamp stamp,
      long publishedRow,
      long lastRow,
      @Nullable String topicId) {}

  public PartitionRepository(RunnerConnection connection, GameWire wire, Lease lease, int leaseMs) {
    this.connection = connection;
    this.wire = wire;
    this.lease = lease;
    this.leaseMs = leaseMs;
  }

  /** The position; empty if another owner has the partition. */
  public Optional<Position> position() throws SQLException {
    try (PreparedStatement select =
        connection
            .get()
            .prepareStatement(
                """
                SELECT next_offset, appended_at, clock, published_row, topic_id,
                  (SELECT coalesce(max(row_no), 0) FROM game_event e
                   WHERE e.partition = p.partition)
                FROM game_partition p WHERE partition = ? AND owner = ? AND epoch = ?
                """)) {
      select.setInt(1, lease.partition());
      select.setObject(2, lease.owner());
      select.setLong(3, lease.epoch());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        long next = row.getLong(1);
        Long nextOffset = row.wasNull() ? null : next;
        Stamp stamp = new Stamp(row.getLong(2), row.getLong(3));
        return Optional.of(
            new Position(nextOffset, stamp, row.getLong(4), row.getLong(6), row.getString(5)));
      }
    }
  }

  /** Stores the first offset to read, for a partition that was never read. */
  public void begin(long offset, String topicId) throws SQLException {
    try (PreparedStatement update =
        connection
            .get()
            .prepareStatement(
                """
                UPDATE game_partition
                SET next_offset = coalesce(next_offset, ?), topic_id = coalesce(topic_id, ?)
                WHERE partition = ? AND owner = ? AND epoch = ?
                """)) {
      update.setLong(1, offset);
      update.setString(2, topicId);
      update.setInt(3, lease.partition());
      update.setObject(4, lease.owner());
      update.setLong(5, lease.epoch());
      update.executeUpdate();
    }
  }

  /** Commits the whole batch in one round trip; on failure writes nothing and throws. */
  public void commit(long from, Batch batch, List<StoredRun> runs, Stamp stamp, long publishedRow)
      throws SQLException {
    if (!batch.finished.isEmpty()) {
      connection.slowly(
          open -> {
            commit(open, from, batch, runs, stamp, publishedRow);
            return true;
          });
    } else {
      commit(connection.get(), from, batch, runs, stamp, publishedRow);
    }
  }

  private void commit(
      Connection open, long from, Batch batch, List<StoredRun> runs, Stamp stamp, long publishedRow)
      throws SQLException {
    long next = batch.log.getLast().command().offset() + 1;
    try (PreparedStatement commit =
        open.prepareStatement("SELECT game_commit(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?::jsonb)")) {
      commit.setInt(1, lease.partition());
      commit.setObject(2, lease.owner());
      commit.setLong(3, lease.epoch());
      commit.setLong(4, from);
      commit.setLong(5, next);
      commit.setLong(6, stamp.at());
      commit.setLong(7, stamp.clock());
      commit.setLong(8, publishedRow);
      commit.setInt(9, leaseMs);
      commit.setBytes(10, CommandLog.pack(batch.log));
      array(commit, 11, "bigint", runs, StoredRun::rowNo);
      array(commit, 12, "bigint", runs, StoredRun::quizId);
      array(commit, 13, "bigint", runs, StoredRun::firstSeq);
      array(commit, 14, "bigint", runs, StoredRun::lastSeq);
      array(commit, 15, "bytea", runs, StoredRun::body);
      array(commit, 16, "text", batch.outcomes, Batch.HostOutcome::id);
      array(commit, 17, "bigint", batch.outcomes, Batch.HostOutcome::quizId);
      array(commit, 18, "text", batch.outcomes, Batch.HostOutcome::outcome);
      if (batch.milestones.isEmpty()) {
        commit.setNull(19, Types.VARCHAR);
      } else {
        commit.setString(19, batch.milestones.toString());
      }
      commit.execute();
    }
  }

  private static <T> void array(
      PreparedStatement to, int index, String type, List<T> rows, Function<T, Object> column)
      throws SQLException {
    if (rows.isEmpty()) {
      to.setNull(index, Types.ARRAY, type + "[]");
      return;
    }
    Object[] values = rows.stream().map(column).toArray();
    Object typed = type.equals("bytea") ? bytes(values) : values;
    to.setArray(index, to.getConnection().createArrayOf(type, (Object[]) typed));
  }

  private static byte[][] bytes(Object[] values) {
    byte[][] typed = new byte[values.length][];
    for (int i = 0; i < values.length; i++) {
      typed[i] = (byte[]) values[i];
    }
    return typed;
  }

  /** Renews the lease; false if another owner has the partition. */
  public boolean renew(long publishedRow) throws SQLException {
    try (PreparedStatement renew =
        connection.get().prepareStatement("SELECT game_renew(?,?,?,?,?)")) {
      renew.setInt(1, lease.partition());
      renew.setObject(2, lease.owner());
      renew.setLong(3, lease.epoch());
      renew.setLong(4, publishedRow);
      renew.setInt(5, leaseMs);
      try (ResultSet row = renew.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Releases the lease, so that another replica can take the partition immediately. */
  public void release(long publishedRow) throws SQLException {
    try (PreparedStatement update =
        connection
            .get()
            .prepareStatement(
                """
                UPDATE game_partition
                SET owner = NULL, lease_until = now(), published_row = greatest(published_row, ?)
                WHERE partition = ? AND owner = ? AND epoch = ?
                """)) {
      update.setLong(1, publishedRow);
      update.setInt(2, lease.partition());
      update.setObject(3, lease.owner());
      update.setLong(4, lease.epoch());
      update.executeUpdate();
    }
  }

  /** The unfinished games of the partition, rebuilt from their stored events. */
  public List<LiveGame> games() throws SQLException {
    return connection.slowly(
        open -> {
          try (PreparedStatement select =
              open.prepareStatement(
                  """
                  SELECT e.body FROM game_live l JOIN game_event e USING (quiz_id)
                  WHERE l.partition = ? ORDER BY e.quiz_id, e.first_seq
                  """)) {
            select.setInt(1, lease.partition());
            return fold(select);
          }
        });
  }

  /** A game, finished or not, rebuilt from its stored events; empty if it has none. */
  public Optional<GameState> game(long quizId) throws SQLException {
    return connection.slowly(
        open -> {
          try (PreparedStatement select =
              open.prepareStatement(
                  "SELECT body FROM game_event WHERE quiz_id = ? ORDER BY first_seq")) {
            select.setLong(1, quizId);
            List<LiveGame> games = fold(select);
            return games.stream().findFirst().map(LiveGame::state);
          }
        });
  }

  private List<LiveGame> fold(PreparedStatement select) throws SQLException {
    List<LiveGame> games = new ArrayList<>();
    GameState state = null;
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        EventRun run = wire.run(rows.getBytes(1));
        if (state == null || state.facts().quizId() != run.quizId()) {
          if (state != null) {
            games.add(new LiveGame(state));
          }
          state = GameState.of(run.quizId());
        }
        for (GameEvent event : run.events()) {
          state = Game.evolve(state, event);
        }
      }
    }
    if (state != null) {
      games.add(new LiveGame(state));
    }
    return games;
  }

  /** The stored runs after the given row, in order; they may not be published yet. */
  public List<StoredRun> runsAfter(long row) throws SQLException {
    return connection.slowly(
        open -> {
          List<StoredRun> runs = new ArrayList<>();
          try (PreparedStatement select =
              open.prepareStatement(
                  """
                  SELECT row_no, quiz_id, first_seq, last_seq, body FROM game_event
                  WHERE partition = ? AND row_no > ? ORDER BY row_no
                  """)) {
            select.setInt(1, lease.partition());
            select.setLong(2, row);
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                runs.add(
                    new StoredRun(
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        rows.getBytes(5),
                        0));
              }
            }
          }
          return runs;
        });
  }
}
