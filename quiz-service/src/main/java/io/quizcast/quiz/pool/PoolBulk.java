package io.quizcast.quiz.pool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quizcast.quiz.questions.QuestionCheck;
import io.quizcast.quiz.questions.QuestionDraft;
import io.quizcast.quiz.questions.Wordings;
import io.quizcast.quiz.refusal.Flaw;
import io.quizcast.quiz.refusal.FlawsFound;
import io.quizcast.quiz.refusal.Refusal;
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
 * Fills the pool from a stream, everything or nothing. Over JDBC, because the body is a blocking
 * stream and one transaction lasts as long as it.
 */
@ApplicationScoped
public class PoolBulk {
  /** Statements stay small whatever the number of rows: no bind parameter per value. */
  private static final int CHUNK = 1_000;

  private static final String INSERT =
      """
      INSERT INTO questions (texts, correct_option, difficulty, time_limit_sec, point_value,
        category, tags, source, licence, fingerprint)
      SELECT r.texts, r.correct_option, r.difficulty, r.time_limit_sec, r.point_value, r.category,
        r.tags, r.source, r.licence, r.fingerprint
      FROM jsonb_to_recordset(?::jsonb) AS r(texts jsonb, correct_option int, difficulty int,
        time_limit_sec int, point_value int, category text, tags text[], source text, licence text,
        fingerprint text)
      ON CONFLICT (fingerprint) WHERE quiz_id IS NULL AND deleted_at IS NULL DO NOTHING
      RETURNING difficulty
      """;

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
   * @param inserted new questions by difficulty, only levels that got some
   * @param duplicates questions whose text the pool, or the request itself, already had
   */
  public record Outcome(Map<Integer, Integer> inserted, int duplicates) {
    public int total() {
      return inserted.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private record Row(
      Wordings texts,
      int correctOption,
      int difficulty,
      int timeLimitSec,
      int pointValue,
      @Nullable String category,
      List<String> tags,
      @Nullable String source,
      @Nullable String licence,
      String fingerprint) {}

  /** Blocks; call it off the event loop. */
  Outcome fill(InputStream body, long actor) throws IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Outcome outcome = fill(connection, body, actor);
        connection.commit();
        return outcome;
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the pool cannot be written", e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Outcome fill(Connection connection, InputStream body, long actor)
      throws IOException, SQLException {
    List<Flaw> flaws = new ArrayList<>();
    List<Row> chunk = new ArrayList<>(CHUNK);
    Map<Integer, Integer> inserted = new TreeMap<>();
    int read;
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      read =
          new QuestionStream(json, limits.maxUpload())
              .read(
                  body,
                  QuestionCheck.Kind.POOL,
                  flaws,
                  draft -> {
                    chunk.add(row(draft));
                    if (chunk.size() == CHUNK) {
                      write(insert, chunk, inserted, flaws);
                    }
                  });
      write(insert, chunk, inserted, flaws);
    }
    if (!flaws.isEmpty()) {
      throw new FlawsFound(flaws);
    }
    if (read == 0) {
      throw Refusal.INVALID.because("questions must hold at least one question");
    }
    Outcome all = new Outcome(inserted, 0);
    try (PreparedStatement audit = connection.prepareStatement(AUDIT)) {
      audit.setLong(1, actor);
      audit.setInt(2, all.total());
      audit.executeUpdate();
    }
    return new Outcome(inserted, read - all.total());
  }

  private void write(
      PreparedStatement insert, List<Row> chunk, Map<Integer, Integer> inserted, List<Flaw> flaws) {
    try {
      // With a flaw nothing will be kept, so nothing more is written.
      if (!chunk.isEmpty() && flaws.isEmpty()) {
        insert.setString(1, json.writeValueAsString(chunk));
        try (ResultSet rows = insert.executeQuery()) {
          while (rows.next()) {
            inserted.merge(rows.getInt(1), 1, Integer::sum);
          }
        }
      }
      chunk.clear();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("the pool cannot be written", e);
    }
  }

  private static Row row(QuestionDraft draft) {
    return new Row(
        draft.texts(),
        draft.correctOption(),
        draft.difficulty(),
        draft.timeLimitSec(),
        draft.pointValue(),
        draft.category(),
        draft.tags(),
        draft.source(),
        draft.licence(),
        draft.fingerprint());
  }
}
