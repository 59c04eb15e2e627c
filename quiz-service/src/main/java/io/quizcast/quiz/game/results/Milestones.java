package io.quizcast.quiz.game.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.rules.FinalRanking;
import io.quizcast.contracts.game.rules.GameFacts;
import io.quizcast.contracts.results.GameResults;
import io.quizcast.contracts.results.GameResults.PlayerResult;
import java.time.Instant;
import java.util.List;

/**
 * Turns events that change more than the log, such as the status of a quiz, into arguments of the
 * database function {@code game_milestone}.
 */
public final class Milestones {
  /** Maximum number of results in one record for user-service. */
  private static final int BATCH = 1_000;

  /** Why a survivor is not paid. */
  private static final String UNVERIFIED = "email_not_verified";

  private final ObjectMapper mapper;
  private final int partition;
  private final int resultsChunk;

  /**
   * @param resultsChunk maximum number of results that are written in one step; a multiple of
   *     {@value #BATCH} if it is larger than that
   */
  public Milestones(ObjectMapper mapper, int partition, int resultsChunk) {
    if (resultsChunk < 1 || resultsChunk > BATCH && resultsChunk % BATCH != 0) {
      throw new IllegalArgumentException("results-chunk must be a multiple of " + BATCH);
    }
    this.mapper = mapper;
    this.partition = partition;
    this.resultsChunk = resultsChunk;
  }

  public ArrayNode none() {
    return mapper.createArrayNode();
  }

  /**
   * @param offset the offset of the command that caused the event
   * @param at the broker's append time of that command, epoch ms
   */
  public void add(ArrayNode to, GameFacts facts, GameEvent event, long offset, long at) {
    switch (event) {
      case GameEvent.Scheduled _ ->
          of(to, "scheduled", facts).put("partition", partition).put("offset", offset);
      case GameEvent.Started e ->
          of(to, "started", facts)
              .put("at", text(e.startedAt()))
              .put("planned", e.settings().plannedQuestions());
      case GameEvent.QuestionOpened e ->
          of(to, "opened", facts)
              .put("number", e.number())
              .put("question_id", e.question().questionId())
              .put("limit_ms", e.question().timeLimitSec() * 1000)
              .put("grace_ms", facts.settings().lateGraceMs())
              .put("at", text(at));
      case GameEvent.WindowExtended e ->
          of(to, "extended", facts)
              .put("number", facts.asked())
              .put("limit_ms", e.timeLimitSec() * 1000);
      case GameEvent.Cancelled e ->
          of(to, "cancelled", facts)
              .put("reason", e.reason())
              .put("message", e.message())
              .put("offset", offset);
      case GameEvent.Held e ->
          of(to, "held", facts).put("reason", e.reason()).put("offset", offset);
      case GameEvent.Finished _ -> {
        // Needs the ranking, so {@code finished()} computes it.
      }
      case GameEvent.Announced _, GameEvent.LobbyOpened _, GameEvent.Joined _ -> {}
      case GameEvent.PlayersSeen _, GameEvent.GatewaySeen _, GameEvent.GatewayLeft _ -> {}
      case GameEvent.WindowOpened _, GameEvent.AnswersRecorded _, GameEvent.WindowPassed _ -> {}
      case GameEvent.QuestionClosed _ -> {}
      case GameEvent.QuestionJudged _, GameEvent.QuestionVoided _ -> {}
      case GameEvent.QuestionsExhausted _, GameEvent.AdStarted _, GameEvent.AdEnded _ -> {}
      case GameEvent.PauseArmed _, GameEvent.PauseDisarmed _ -> {}
      case GameEvent.Paused _, GameEvent.Resumed _ -> {}
      case GameEvent.PlayerRemoved _, GameEvent.PlayersBarred _ -> {}
    }
  }

  /**
   * The end of a game with the first chunk of its results.
   *
   * @param offset the offset of the command that finished the game
   */
  public void finished(ArrayNode to, FinishedGame game, long offset) {
    to.add(
        chunk(game, 0)
            .put("type", "finished")
            .put("at", text(game.end().finishedAt()))
            .put("offset", offset));
  }

  /**
   * The results from row {@code from} on, as the argument of the database function {@code
   * game_results}.
   */
  ObjectNode chunk(FinishedGame game, int from) {
    List<FinalRanking.Row> all = game.ranking().rows();
    int until = until(from, all.size());
    ObjectNode chunk =
        mapper
            .createObjectNode()
            .put("quiz_id", game.quizId())
            .put("asked", game.end().asked())
            .put("from", from)
            .put("until", until)
            .put("total", all.size());
    ArrayNode rows = chunk.putArray("results");
    all.subList(from, until).forEach(row -> add(rows, row, game.end()));
    ArrayNode batches = chunk.putArray("batches");
    int size = batchSize();
    int count = Math.max(1, (all.size() + size - 1) / size);
    for (int at = from; at == from || at < until; at += size) {
      batches.add(batch(game, all.subList(at, Math.min(until, at + size)), at / size, count));
    }
    return chunk;
  }

  /**
   * The first chunk of a game that needs several is small, because the players wait for its commit.
   */
  int until(int from, int total) {
    boolean several = total > resultsChunk;
    return Math.min(total, from + (from == 0 && several ? batchSize() : resultsChunk));
  }

  private int batchSize() {
    return Math.min(BATCH, resultsChunk);
  }

  private static void add(ArrayNode to, FinalRanking.Row row, GameEvent.Finished end) {
    ObjectNode result =
        to.addObject()
            .put("user_id", row.userId())
            .put("seat", row.seat())
            .put("score", row.score())
            .put("rank", row.rank())
            .put("winner", row.isWinner())
            .put("prize", row.prize())
            .put("time_ms", row.answerTimeMs());
    if (end.unpayable().contains(row.seat())) {
      result.put("hold", UNVERIFIED);
    }
    if (row.eliminationReason() != null) {
      result.put("out_at", row.eliminatedOnQuestion());
      result.put("reason", row.eliminationReason().wire());
    }
  }

  private String batch(FinishedGame game, List<FinalRanking.Row> rows, int index, int count) {
    List<PlayerResult> results = rows.stream().map(row -> result(row, game.end())).toList();
    Instant completedAt = Instant.ofEpochMilli(game.end().finishedAt());
    try {
      return mapper.writeValueAsString(
          new GameResults(game.quizId(), index, count, completedAt, results, null, null, null));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PlayerResult result(FinalRanking.Row row, GameEvent.Finished event) {
    boolean out = row.eliminationReason() != null;
    return new PlayerResult(
        row.userId(),
        row.score(),
        row.score(),
        event.asked(),
        row.rank(),
        row.isWinner(),
        row.prize(),
        out,
        out ? row.eliminatedOnQuestion() : null,
        row.eliminationReason() == null ? null : row.eliminationReason().wire(),
        row.answerTimeMs(),
        event.unpayable().contains(row.seat()) ? UNVERIFIED : null);
  }

  private static ObjectNode of(ArrayNode to, String type, GameFacts facts) {
    return to.addObject().put("type", type).put("quiz_id", facts.quizId());
  }

  private static String text(long epochMs) {
    return Instant.ofEpochMilli(epochMs).toString();
  }
}
