package io.quizcast.quiz.game.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.proof.GameProof;
import io.quizcast.contracts.proof.ProofBuilder;
import io.quizcast.quiz.game.wire.GameWire;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPOutputStream;

/**
 * Stores the proofs of finished games. A proof is built from the game's events on the first
 * request. Blocks the calling thread; builds one proof at a time, because that of a large game
 * needs much memory.
 */
@ApplicationScoped
public class ProofRepository {
  private final AgroalDataSource database;
  private final GameWire wire;
  private final ReentrantLock building = new ReentrantLock();

  /**
   * A stored proof.
   *
   * @param bundle the proof as JSON
   * @param answers the answers as JSON, compressed with gzip
   */
  record Stored(byte[] bundle, byte[] answers) {}

  ProofRepository(AgroalDataSource database, ObjectMapper mapper) {
    this.database = database;
    wire = new GameWire(mapper);
  }

  /**
   * The proof; empty for an unknown, unfinished or rehearsal game, and for a game from before
   * proofs existed.
   */
  Optional<Stored> find(long quizId) {
    try {
      Optional<Stored> stored = stored(quizId);
      if (stored.isPresent() || !isFinished(quizId)) {
        return stored;
      }
      building.lock();
      try {
        stored = stored(quizId);
        return stored.isPresent() ? stored : build(quizId);
      } finally {
        building.unlock();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the proof of a game cannot be read", e);
    }
  }

  /** The seat of a player who has a result; empty for any other user. */
  OptionalInt seat(long quizId, long userId) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT seat FROM results"
                    + " WHERE quiz_id = ? AND user_id = ? AND seat IS NOT NULL")) {
      select.setLong(1, quizId);
      select.setLong(2, userId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the seat of a player cannot be read", e);
    }
  }

  private Optional<Stored> stored(long quizId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT p.bundle, p.answers FROM game_proof p JOIN quizzes q ON q.id = p.quiz_id
                WHERE p.quiz_id = ? AND q.deleted_at IS NULL
                """)) {
      select.setLong(1, quizId);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Stored(row.getBytes(1), row.getBytes(2)))
            : Optional.empty();
      }
    }
  }

  private boolean isFinished(long quizId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT 1 FROM quizzes WHERE id = ? AND status = 'completed'
                  AND rehearsal_of IS NULL AND deleted_at IS NULL
                """)) {
      select.setLong(1, quizId);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private Optional<Stored> build(long quizId) throws SQLException {
    ProofBuilder builder = new ProofBuilder(quizId);
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT body FROM game_event WHERE quiz_id = ? ORDER BY first_seq")) {
      connection.setAutoCommit(false);
      select.setFetchSize(20);
      select.setLong(1, quizId);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          for (GameEvent event : wire.run(rows.getBytes(1)).events()) {
            builder.add(event);
          }
        }
      }
      connection.rollback();
      connection.setAutoCommit(true);
    }
    Optional<GameProof> proof = builder.build();
    if (proof.isEmpty()) {
      return Optional.empty();
    }
    Stored built = new Stored(json(proof.get().bundle()), gzip(json(proof.get().answers())));
    store(quizId, built);
    return Optional.of(built);
  }

  private void store(long quizId, Stored proof) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO game_proof (quiz_id, bundle, answers) VALUES (?, ?, ?)"
                    + " ON CONFLICT DO NOTHING")) {
      insert.setLong(1, quizId);
      insert.setBytes(2, proof.bundle());
      insert.setBytes(3, proof.answers());
      insert.executeUpdate();
    }
  }

  private byte[] json(Object value) {
    try {
      return wire.mapper().writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
