package io.quizcast.gateway.view;

import io.quizcast.contracts.game.Explanation;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.Question;
import io.quizcast.contracts.game.Window;
import io.quizcast.contracts.game.rules.Difficulty;
import io.quizcast.contracts.game.rules.GameFacts;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.socket.protocol.Wordings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates events into the frames that everybody in the room receives. Pure functions. */
public final class RoomFrames {
  private RoomFrames() {}

  /**
   * The frames for all sockets of the room, in order.
   *
   * @param after the state after the event
   * @param inPlayBefore how many players were in play before it
   */
  public static List<ServerFrame> of(GameEvent event, GameState after, int inPlayBefore) {
    GameFacts facts = after.facts();
    long quizId = facts.quizId();
    return switch (event) {
      case GameEvent.Announced e -> List.of(announcement(facts, e));
      case GameEvent.LobbyOpened e -> List.of(waitingRoom(facts, e));
      case GameEvent.Started _ -> List.of(start(facts));
      case GameEvent.QuestionOpened e -> List.of(question(facts, e));
      case GameEvent.WindowExtended e ->
          List.of(new ServerFrame.Extended(quizId, openQuestion(after), e.timeLimitSec()));
      case GameEvent.QuestionJudged e -> List.of(reveal(facts, e));
      case GameEvent.QuestionVoided e ->
          List.of(
              new ServerFrame.QuestionVoided(
                  quizId,
                  e.questionId(),
                  e.number(),
                  e.message(),
                  backInPlay(facts, e, inPlayBefore)));
      case GameEvent.AdStarted e -> List.of(adBreak(quizId, e.ad().durationSec(), e));
      case GameEvent.AdEnded _ -> List.of(new ServerFrame.AdBreakEnd(quizId));
      case GameEvent.Paused e -> List.of(new ServerFrame.Paused(quizId, e.message()));
      case GameEvent.Resumed _ -> List.of(new ServerFrame.Resumed(quizId));
      case GameEvent.Finished e ->
          List.of(finish(facts, e), new ServerFrame.ResultsAvailable(quizId));
      case GameEvent.Cancelled e ->
          List.of(new ServerFrame.Cancelled(quizId, e.reason(), e.message()));
      case GameEvent.Scheduled _, GameEvent.Joined _, GameEvent.PlayersSeen _ -> List.of();
      case GameEvent.GatewaySeen _, GameEvent.GatewayLeft _ -> List.of();
      case GameEvent.WindowOpened _, GameEvent.AnswersRecorded _ -> List.of();
      case GameEvent.WindowPassed _, GameEvent.QuestionClosed _ -> List.of();
      case GameEvent.QuestionsExhausted _, GameEvent.Held _ -> List.of();
      case GameEvent.PlayerRemoved _, GameEvent.PlayersBarred _ -> List.of();
      case GameEvent.PauseArmed e -> List.of(new ServerFrame.PauseArmed(quizId, e.message()));
      case GameEvent.PauseDisarmed _ -> List.of(new ServerFrame.PauseDisarmed(quizId));
    };
  }

  /** The frames for admins; they are sent before those for everybody. */
  public static List<ServerFrame> forAdmins(GameEvent event, GameState after, int difficulty) {
    GameFacts facts = after.facts();
    return switch (event) {
      case GameEvent.Started e -> List.of(new ServerFrame.Started(facts.quizId(), e.players()));
      case GameEvent.QuestionJudged e -> List.of(statistics(facts, e, difficulty));
      case GameEvent.Finished e ->
          List.of(new ServerFrame.Ended(facts.quizId(), e.winners().size()));
      case GameEvent.Scheduled _, GameEvent.Announced _, GameEvent.LobbyOpened _ -> List.of();
      case GameEvent.Joined _, GameEvent.PlayersSeen _, GameEvent.PlayerRemoved _ -> List.of();
      case GameEvent.PlayersBarred _, GameEvent.GatewaySeen _, GameEvent.GatewayLeft _ -> List.of();
      case GameEvent.QuestionOpened _, GameEvent.WindowOpened _ -> List.of();
      case GameEvent.AnswersRecorded _, GameEvent.WindowExtended _ -> List.of();
      case GameEvent.WindowPassed _, GameEvent.QuestionClosed _ -> List.of();
      case GameEvent.QuestionVoided _, GameEvent.QuestionsExhausted _ -> List.of();
      case GameEvent.AdStarted _, GameEvent.AdEnded _, GameEvent.Held _ -> List.of();
      case GameEvent.PauseArmed _, GameEvent.PauseDisarmed _ -> List.of();
      case GameEvent.Paused _, GameEvent.Resumed _, GameEvent.Cancelled _ -> List.of();
    };
  }

  public static ServerFrame.Start start(GameFacts facts) {
    int planned = facts.settings().plannedQuestions();
    return new ServerFrame.Start(facts.quizId(), facts.plan().title(), planned);
  }

  public static ServerFrame.CurrentQuestion current(GameFacts facts, Window window) {
    Wordings words = Wordings.of(window.question());
    return new ServerFrame.CurrentQuestion(
        window.question().questionId(),
        window.number(),
        facts.settings().plannedQuestions(),
        words.text(),
        words.options(),
        words.translations(),
        window.timeLimitSec(),
        window.commitment());
  }

  private static ServerFrame question(GameFacts facts, GameEvent.QuestionOpened event) {
    Question question = event.question();
    Wordings words = Wordings.of(question);
    return new ServerFrame.Question(
        question.questionId(),
        facts.quizId(),
        event.number(),
        words.text(),
        words.options(),
        words.translations(),
        question.timeLimitSec(),
        facts.settings().plannedQuestions(),
        event.openedAt(),
        event.openedAt(),
        event.commitment(),
        event.inPlay());
  }

  private static ServerFrame reveal(GameFacts facts, GameEvent.QuestionJudged event) {
    List<ServerFrame.OptionCount> histogram = new ArrayList<>(event.histogram().size());
    for (int id = 0; id < event.histogram().size(); id++) {
      histogram.add(new ServerFrame.OptionCount(id, event.histogram().get(id)));
    }
    GameSettings settings = facts.settings();
    return new ServerFrame.AnswerReveal(
        event.questionId(),
        event.rightOption(),
        histogram,
        Math.max(0, event.inPlay() - event.answered()),
        event.inPlay(),
        event.passed(),
        share(settings.prizeFund(), event.passed()),
        settings.revealMs(),
        explanations(event.explanation()),
        event.nonce());
  }

  private static Map<String, String> explanations(@Nullable Explanation explanation) {
    if (explanation == null || explanation.texts().isEmpty()) {
      return Map.of();
    }
    Map<String, String> texts = explanation.texts();
    String first =
        texts.containsKey(Wordings.FIRST) ? Wordings.FIRST : texts.keySet().iterator().next();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("explanation", texts.get(first));
    texts.forEach(
        (language, text) -> {
          if (!language.equals(first) && !text.isBlank()) {
            fields.put("explanation_" + language, text);
          }
        });
    if (explanation.source() != null) {
      fields.put("explanation_source", explanation.source());
    }
    return fields;
  }

  private static int backInPlay(GameFacts facts, GameEvent.QuestionVoided event, int inPlayBefore) {
    Integer back = event.backInPlay();
    return back != null ? back : Math.max(0, facts.players().inCount() - inPlayBefore);
  }

  private static @Nullable Long share(long fund, int players) {
    return players == 0 ? null : fund / players;
  }

  private static ServerFrame announcement(GameFacts facts, GameEvent.Announced event) {
    GameEvent.Scheduled plan = facts.plan();
    long minutes = Math.max(0, (plan.scheduledAt() - event.announcedAt()) / 60_000);
    return new ServerFrame.Announcement(
        facts.quizId(),
        plan.title(),
        plan.description(),
        time(plan.scheduledAt()),
        plan.questionCount(),
        minutes);
  }

  private static ServerFrame waitingRoom(GameFacts facts, GameEvent.LobbyOpened event) {
    GameEvent.Scheduled plan = facts.plan();
    long seconds = Math.max(0, (plan.scheduledAt() - event.openedAt()) / 1_000);
    return new ServerFrame.WaitingRoom(
        facts.quizId(),
        plan.title(),
        plan.description(),
        time(plan.scheduledAt()),
        plan.questionCount(),
        seconds);
  }

  private static ServerFrame adBreak(long quizId, int seconds, GameEvent.AdStarted event) {
    return new ServerFrame.AdBreak(quizId, event.ad().mediaType(), event.ad().mediaUrl(), seconds);
  }

  private static ServerFrame finish(GameFacts facts, GameEvent.Finished event) {
    return new ServerFrame.Finish(
        facts.quizId(),
        facts.plan().title(),
        WireTexts.FINISHED,
        "completed",
        time(event.finishedAt()),
        event.winners().size(),
        share(event.prizeFund(), event.winners().size()),
        null);
  }

  private static ServerFrame statistics(
      GameFacts facts, GameEvent.QuestionJudged event, int difficulty) {
    double actual = event.inPlay() == 0 ? 0 : (double) event.passed() / event.inPlay();
    int target = Difficulty.target(event.number());
    return new ServerFrame.QuestionStats(
        facts.quizId(),
        event.number(),
        difficulty,
        target / 1000.0,
        actual,
        // The contract (§4.3) counts a missing answer as an answer.
        event.inPlay(),
        event.passed(),
        event.passed(),
        event.histogram(),
        event.unheard().size(),
        Instant.ofEpochSecond(System.currentTimeMillis() / 1000).toString());
  }

  private static long openQuestion(GameState state) {
    return state instanceof GameState.QuestionOpen open ? open.window().question().questionId() : 0;
  }

  public static String time(long epochMs) {
    return Instant.ofEpochMilli(epochMs).toString();
  }
}
