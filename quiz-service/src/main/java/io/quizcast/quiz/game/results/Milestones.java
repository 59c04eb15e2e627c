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
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the events that change other tables into arguments of the database function {@code
 * game_milestone}.
 */
public final class Milestones {
  private static final int BATCH = 1_000;

  /** Why a survivor is not paid. */
  private static final String UNVERIFIED = "email_not_verified";

  private final ObjectMapper mapper;
  private final int partition;

  public Milestones(ObjectMapper mapper, int partition) {
    this.mapper = mapper;
    this.partition = partition;
  }

  public ArrayNode none() {
    return mapper.createArrayNode();
  }

  /**
   * @param offset of the command that caused the event
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
      case GameEvent.Finished e -> finished(of(to, "finished", facts), facts, e, offset);
      case GameEvent.Announced _, GameEvent.LobbyOpened _, GameEvent.Joined _ -> {}
      case GameEvent.PlayersSeen _, GameEvent.GatewaySeen _, GameEvent.GatewayLeft _ -> {}
      case GameEvent.WindowOpened _, GameEvent.Answered _, GameEvent.WindowPassed _ -> {}
      case GameEvent.QuestionClosed _ -> {}
      case GameEvent.QuestionJudged _, GameEvent.QuestionVoided _ -> {}
      case GameEvent.QuestionsExhausted _, GameEvent.AdStarted _, GameEvent.AdEnded _ -> {}
      case GameEvent.PauseArmed _, GameEvent.PauseDisarmed _ -> {}
      case GameEvent.Paused _, GameEvent.Resumed _ -> {}
      case GameEvent.PlayerRemoved _, GameEvent.PlayersBarred _ -> {}
    }
  }

  /** Whether the shares sum to the prize fund, or to 0 if nobody wins. */
  public static boolean sharesMatch(FinalRanking ranking, long fund) {
    long paid = ranking.rows().stream().mapToLong(FinalRanking.Row::prize).sum();
    return ranking.winners().isEmpty() ? paid == 0 : paid == fund;
  }

  /**
   * The ranking of a finished game. The unpayable players are taken from the event, so that a
   * replay gives the same ranking.
   */
  public static FinalRanking ranking(GameFacts facts, GameEvent.Finished event) {
    List<Long> barred = new ArrayList<>();
    event.unpayable().forEach(seat -> barred.add(facts.players().userId(seat)));
    return FinalRanking.of(facts, barred);
  }

  private void finished(ObjectNode to, GameFacts facts, GameEvent.Finished event, long offset) {
    FinalRanking ranking = ranking(facts, event);
    to.put("at", text(event.finishedAt())).put("asked", event.asked()).put("offset", offset);
    ArrayNode rows = to.putArray("results");
    for (FinalRanking.Row row : ranking.rows()) {
      ObjectNode result =
          rows.addObject()
              .put("user_id", row.userId())
              .put("seat", row.seat())
              .put("score", row.score())
              .put("rank", row.rank())
              .put("winner", row.isWinner())
              .put("prize", row.prize())
              .put("time_ms", row.answerTimeMs());
      if (event.unpayable().contains(row.seat())) {
        result.put("hold", UNVERIFIED);
      }
      if (row.eliminationReason() != null) {
        result.put("out_at", row.eliminatedOnQuestion());
        result.put("reason", row.eliminationReason().wire());
      }
    }
    ArrayNode batches = to.putArray("batches");
    results(facts.quizId(), event, ranking).forEach(batches::add);
  }

  private List<String> results(long quizId, GameEvent.Finished event, FinalRanking ranking) {
    List<PlayerResult> all = ranking.rows().stream().map(row -> result(row, event)).toList();
    int count = Math.max(1, (all.size() + BATCH - 1) / BATCH);
    Instant completedAt = Instant.ofEpochMilli(event.finishedAt());
    List<String> batches = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      List<PlayerResult> part = all.subList(i * BATCH, Math.min(all.size(), (i + 1) * BATCH));
      try {
        batches.add(
            mapper.writeValueAsString(
                new GameResults(quizId, i, count, completedAt, part, null, null, null)));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
    return batches;
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
