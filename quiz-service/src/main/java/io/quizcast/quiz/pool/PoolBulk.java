package io.quizcast.quiz.pool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quizcast.quiz.questions.QuestionCheck;
import io.quizcast.quiz.questions.QuestionDraft;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.ValidationError;
import io.quizcast.quiz.refusal.ValidationFailed;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds questions to the pool, all of them or none. Uses JDBC, because the body is a blocking stream
 * and is stored in one transaction.
 */
@ApplicationScoped
public class PoolBulk {
  /** Number of rows per statement. All rows of a statement are one JSON parameter. */
  private static final int CHUNK = 1_000;

  private static final String INSERT =
      """
      INSERT INTO questions (texts, correct_option, difficulty, time_limit_sec, point_value,
        category, tags, source, licence, explanation_source, fingerprint, import_id)
      SELECT r.texts, r.correct_option, r.difficulty, r.time_limit_sec, r.point_value, r.category,
        r.tags, r.source, r.licence, r.explanation_source, r.fingerprint, ?
      FROM jsonb_to_recordset(?::jsonb) AS r(texts jsonb, correct_option int, difficulty int,
        time_limit_sec int, point_value int, category text, tags text[], source text, licence text,
        explanation_source text, fingerprint text)
      ON CONFLICT (fingerprint) WHERE quiz_id IS NULL AND deleted_at IS NULL DO NOTHING
      RETURNING difficulty
      """;

  private static final String OPEN_IMPORT =
      "INSERT INTO pool_imports (actor_id) VALUES (?) RETURNING id";

  private static final String CLOSE_IMPORT = "UPDATE pool_imports SET questions = ? WHERE id = ?";

  private static final String AUDIT =
      "INSERT INTO audit_log (actor_id, action, subject, details)"
          + " VALUES (?, 'upload', 'question_pool', jsonb_build_object('count', ?::int))";

  private final AgroalDataSource database;
  private final ObjectMapper json;
  private final PoolLimits limits;

  PoolBulk(AgroalDataSource database, ObjectMapper json, PoolLimits limits) {
    this.database = database;
    this.json = json;
    this.limits = limits;
  }

  /**
   * The outcome of an upload.
   *
   * @param importId id by which the upload can be undone; null for a dry run and if no question is
   *     new
   * @param inserted number of new questions by difficulty; levels without any are absent
   * @param duplicates questions whose text is already in the pool or earlier in the request
   */
  public record Outcome(@Nullable Long importId, Map<Integer, Integer> inserted, int duplicates) {
    public int total() {
      return inserted.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * Adds the questions of a JSON body, read one at a time. Blocks; must not run on the event loop.
   */
  Outcome fill(InputStream body, long actor) throws IOException {
    return inTransaction(
        connection -> {
          List<ValidationError> errors = new ArrayList<>();
          QuestionCheck check = new QuestionCheck(QuestionCheck.Kind.POOL, errors);
          Intake intake = new Intake(connection, errors, actor);
          int read =
              new QuestionStream(json, limits.maxUpload())
                  .read(
                      body,
                      errors,
                      (index, input) -> check.check(index, input).ifPresent(intake::add));
          return intake.finish(read, true);
        });
  }

  /**
   * Adds valid questions. Blocks; must not run on the event loop.
   *
   * @param keep if false, only reports what would be added
   */
  public Outcome fill(List<QuestionDraft> drafts, long actor, boolean keep) throws IOException {
    return inTransaction(
        connection -> {
          Intake intake = new Intake(connection, List.of(), actor);
          drafts.forEach(intake::add);
          return intake.finish(drafts.size(), keep);
        });
  }

  private interface Work {
    Outcome in(Connection connection) throws IOException, SQLException;
  }

  private Outcome inTransaction(Work work) throws IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        return work.in(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the pool cannot be written", e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Inserts the questions of one upload in chunks. */
  private final class Intake {
    private final Connection connection;
    private final List<ValidationError> errors;
    private final List<QuestionDraft> chunk = new ArrayList<>(CHUNK);
    private final Map<Integer, Integer> inserted = new TreeMap<>();
    private final long actor;
    private final long importId;

    Intake(Connection connection, List<ValidationError> errors, long actor) throws SQLException {
      this.connection = connection;
      this.errors = errors;
      this.actor = actor;
      try (PreparedStatement open = connection.prepareStatement(OPEN_IMPORT)) {
        open.setLong(1, actor);
        try (ResultSet row = open.executeQuery()) {
          row.next();
          this.importId = row.getLong(1);
        }
      }
    }

    void add(QuestionDraft draft) {
      chunk.add(draft);
      if (chunk.size() == CHUNK) {
        write();
      }
    }

    Outcome finish(int read, boolean keep) throws SQLException {
      write();
      if (!errors.isEmpty()) {
        throw new ValidationFailed(errors);
      }
      if (read == 0) {
        throw Refusal.INVALID.because("questions must hold at least one question");
      }
      int total = inserted.values().stream().mapToInt(Integer::intValue).sum();
      boolean stored = keep && total > 0;
      if (stored) {
        try (PreparedStatement close = connection.prepareStatement(CLOSE_IMPORT)) {
          close.setInt(1, total);
          close.setLong(2, importId);
          close.executeUpdate();
        }
        try (PreparedStatement audit = connection.prepareStatement(AUDIT)) {
          audit.setLong(1, actor);
          audit.setInt(2, total);
          audit.executeUpdate();
        }
        connection.commit();
      }
      return new Outcome(stored ? importId : null, inserted, read - total);
    }

    private void write() {
      // The transaction will be rolled back after an error, so further inserts are skipped.
      if (!chunk.isEmpty() && errors.isEmpty()) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
          insert.setLong(1, importId);
          insert.setString(2, json.writeValueAsString(chunk));
          try (ResultSet rows = insert.executeQuery()) {
            while (rows.next()) {
              inserted.merge(rows.getInt(1), 1, Integer::sum);
            }
          }
        } catch (JsonProcessingException e) {
          throw new UncheckedIOException(e);
        } catch (SQLException e) {
          throw new IllegalStateException("the pool cannot be written", e);
        }
      }
      chunk.clear();
    }
  }
}
