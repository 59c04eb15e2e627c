package io.quizcast.quiz.game.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.contracts.game.Explanation;
import io.quizcast.contracts.game.Question;
import io.quizcast.contracts.game.Question.Wording;
import io.quizcast.contracts.game.rules.Difficulty;
import io.quizcast.contracts.game.rules.proof.Commitment;
import io.quizcast.quiz.game.runtime.RunnerConnection;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Selects the question for each position: own questions of the quiz in their order, pool questions
 * for the other positions. Pool questions are reserved before the start and marked as used by the
 * commit that opens them. Confined to the runner's thread.
 */
public final class QuestionSelector {
  private static final int HYBRID_PLAN = 10;

  private static final String RESERVE =
      """
      UPDATE questions SET reserved_by = ?1 WHERE id = (
        SELECT q.id FROM questions q
        WHERE q.quiz_id IS NULL AND q.deleted_at IS NULL AND q.archived_at IS NULL
          AND q.used_at IS NULL AND (q.reserved_by IS NULL OR q.reserved_by = ?1 AND ?4)
          AND (q.difficulty >= ?2 OR ?3)
          AND NOT EXISTS (SELECT 1 FROM quiz_question_history h
                          WHERE h.quiz_id = ?1 AND h.question_id = q.id)
        ORDER BY (q.difficulty >= ?2) DESC, abs(q.difficulty - ?2), q.reserved_by IS NULL,
          md5(?1::text || q.id::text)
        LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, texts, time_limit_sec, difficulty
      """;

  private final RunnerConnection connection;
  private final ObjectMapper mapper;
  private final SecureRandom random = new SecureRandom();

  /**
   * How many questions a quiz can be played with.
   *
   * @param own the own questions of the quiz
   * @param reserved pool questions reserved for it
   * @param available pool questions it may use, including the reserved ones
   */
  public record Plan(boolean hybrid, boolean allowEasier, int own, int reserved, long available) {

    /** How many questions the quiz will ask. */
    public int questions() {
      return hybrid ? (int) Math.min(Math.max(own, HYBRID_PLAN), own + available) : own;
    }

    public boolean isPlayable() {
      return hybrid ? own + available >= HYBRID_PLAN : own > 0;
    }
  }

  private record Own(long id, int position) {}

  /**
   * The data that the verdict on a question needs.
   *
   * @param nonce the nonce of the commitment, in hex; null if the question was opened without one
   */
  public record Answer(
      int rightOption, @Nullable String nonce, @Nullable Explanation explanation) {}

  public QuestionSelector(RunnerConnection connection, ObjectMapper mapper) {
    this.connection = connection;
    this.mapper = mapper;
  }

  public Plan plan(long quizId) throws SQLException {
    try (PreparedStatement select =
        connection
            .get()
            .prepareStatement(
                """
                SELECT question_source_mode = 'hybrid', allow_easier,
                  (SELECT count(*) FROM questions q
                   WHERE q.quiz_id = z.id AND q.deleted_at IS NULL),
                  (SELECT count(*) FROM questions q WHERE q.reserved_by = z.id
                     AND q.used_at IS NULL AND q.quiz_id IS NULL AND q.deleted_at IS NULL),
                  (SELECT count(*) FROM questions q WHERE q.quiz_id IS NULL
                     AND q.deleted_at IS NULL AND q.archived_at IS NULL AND q.used_at IS NULL
                     AND q.reserved_by IS NULL)
                FROM quizzes z WHERE id = ?
                """)) {
      select.setLong(1, quizId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return new Plan(false, false, 0, 0, 0);
        }
        int reserved = row.getInt(4);
        return new Plan(
            row.getBoolean(1),
            row.getBoolean(2),
            row.getInt(3),
            reserved,
            row.getLong(5) + reserved);
      }
    }
  }

  /** Reserves pool questions for the positions without an own question. */
  public void reserve(long quizId, Plan plan) throws SQLException {
    int missing = plan.questions() - plan.own() - plan.reserved();
    int first = plan.own() + plan.reserved() + 1;
    for (int number = first; number < first + missing; number++) {
      if (reserve(quizId, Difficulty.base(number), plan.allowEasier(), false) == null) {
        return;
      }
    }
  }

  /**
   * The question for a position; null if none is left. Repeated calls before the position is
   * committed select the same question.
   */
  public @Nullable Question pick(long quizId, int number, int planned, int difficulty)
      throws SQLException {
    Plan plan = plan(quizId);
    List<Own> own = unasked(quizId);
    boolean placed = !own.isEmpty() && own.getFirst().position() <= number;
    boolean pressed = !own.isEmpty() && own.size() >= planned - number + 1;
    if (placed || pressed || !plan.hybrid()) {
      return own.isEmpty() ? null : read(own.getFirst().id());
    }
    Question pooled = reserve(quizId, difficulty, plan.allowEasier(), true);
    if (pooled != null || own.isEmpty()) {
      return pooled;
    }
    return read(own.getFirst().id());
  }

  /**
   * The commitment that is published with a question instead of its right option. Repeated calls
   * return the same one, unless the right option was edited.
   */
  public String commitment(long quizId, long questionId) throws SQLException {
    ensureNonce(quizId, questionId);
    Answer answer = answer(quizId, questionId);
    String nonce = Objects.requireNonNull(answer.nonce());
    return Commitment.of(quizId, questionId, answer.rightOption(), nonce);
  }

  private void ensureNonce(long quizId, long questionId) throws SQLException {
    byte[] nonce = new byte[Commitment.NONCE_BYTES];
    random.nextBytes(nonce);
    try (PreparedStatement insert =
        connection
            .get()
            .prepareStatement(
                "INSERT INTO question_nonces (quiz_id, question_id, nonce) VALUES (?, ?, ?)"
                    + " ON CONFLICT DO NOTHING")) {
      insert.setLong(1, quizId);
      insert.setLong(2, questionId);
      insert.setBytes(3, nonce);
      insert.executeUpdate();
    }
  }

  /** Reads the right option. It must not leave this service before the question is closed. */
  public Answer answer(long quizId, long questionId) throws SQLException {
    try (PreparedStatement select =
        connection
            .get()
            .prepareStatement(
                """
                SELECT q.correct_option, n.nonce, q.texts, q.explanation_source
                FROM questions q
                LEFT JOIN question_nonces n ON n.question_id = q.id AND n.quiz_id = ?
                WHERE q.id = ?
                """)) {
      select.setLong(1, quizId);
      select.setLong(2, questionId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("question " + questionId + " is gone");
        }
        byte[] nonce = row.getBytes(2);
        return new Answer(
            row.getInt(1),
            nonce == null ? null : HexFormat.of().formatHex(nonce),
            explanation(row.getString(3), row.getString(4)));
      }
    }
  }

  /** The explanation; null if there is none in any language. */
  private @Nullable Explanation explanation(String texts, @Nullable String source)
      throws SQLException {
    Map<String, String> explanations = new TreeMap<>();
    try {
      mapper
          .readTree(texts)
          .properties()
          .forEach(
              language -> {
                String explanation = language.getValue().path("explanation").asText("");
                if (!explanation.isBlank()) {
                  explanations.put(language.getKey(), explanation);
                }
              });
    } catch (JsonProcessingException e) {
      throw new SQLException("texts of a question cannot be read", e);
    }
    return explanations.isEmpty() ? null : new Explanation(explanations, source);
  }

  private @Nullable Question reserve(
      long quizId, int difficulty, boolean allowEasier, boolean alsoReserved) throws SQLException {
    try (PreparedStatement update =
        connection
            .get()
            .prepareStatement(
                RESERVE
                    .replace("?1", Long.toString(quizId))
                    .replace("?2", Integer.toString(difficulty))
                    .replace("?3", Boolean.toString(allowEasier))
                    .replace("?4", Boolean.toString(alsoReserved)))) {
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? question(row) : null;
      }
    }
  }

  private List<Own> unasked(long quizId) throws SQLException {
    try (PreparedStatement select =
        connection
            .get()
            .prepareStatement(
                """
                SELECT q.id, q.position FROM questions q
                WHERE q.quiz_id = ? AND q.deleted_at IS NULL AND NOT EXISTS (
                  SELECT 1 FROM quiz_question_history h
                  WHERE h.quiz_id = q.quiz_id AND h.question_id = q.id)
                ORDER BY q.position
                """)) {
      select.setLong(1, quizId);
      List<Own> own = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          own.add(new Own(rows.getLong(1), rows.getInt(2)));
        }
      }
      return own;
    }
  }

  private @Nullable Question read(long questionId) throws SQLException {
    try (PreparedStatement select =
        connection
            .get()
            .prepareStatement(
                "SELECT id, texts, time_limit_sec, difficulty FROM questions WHERE id = ?")) {
      select.setLong(1, questionId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? question(row) : null;
      }
    }
  }

  private Question question(ResultSet row) throws SQLException {
    return new Question(row.getLong(1), row.getInt(3), row.getInt(4), texts(row.getString(2)));
  }

  /** A language without options of its own uses those of the main language. */
  private Map<String, Wording> texts(String json) throws SQLException {
    JsonNode texts;
    try {
      texts = mapper.readTree(json);
    } catch (JsonProcessingException e) {
      throw new SQLException("texts of a question cannot be read", e);
    }
    String main =
        Stream.of("ru", "kk", "en")
            .filter(texts::has)
            .findFirst()
            .orElseGet(() -> texts.fieldNames().next());
    List<String> borrowed = options(Objects.requireNonNull(texts.get(main)));
    Map<String, Wording> wordings = new TreeMap<>();
    texts
        .properties()
        .forEach(
            language -> {
              List<String> options = options(language.getValue());
              wordings.put(
                  language.getKey(),
                  new Wording(
                      language.getValue().path("text").asText(),
                      options.isEmpty() ? borrowed : options));
            });
    return wordings;
  }

  private static List<String> options(JsonNode wording) {
    List<String> options = new ArrayList<>();
    wording.path("options").forEach(option -> options.add(option.asText()));
    return options;
  }
}
