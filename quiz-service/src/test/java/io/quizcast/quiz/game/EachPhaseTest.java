package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.AdEnded;
import io.quizcast.contracts.game.GameEvent.AdStarted;
import io.quizcast.contracts.game.GameEvent.AnswersRecorded;
import io.quizcast.contracts.game.GameEvent.Cancelled;
import io.quizcast.contracts.game.GameEvent.Joined;
import io.quizcast.contracts.game.GameEvent.LobbyOpened;
import io.quizcast.contracts.game.GameEvent.Paused;
import io.quizcast.contracts.game.GameEvent.QuestionClosed;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.contracts.game.GameEvent.Resumed;
import io.quizcast.contracts.game.GameEvent.Scheduled;
import io.quizcast.contracts.game.GameEvent.Started;
import io.quizcast.contracts.game.GameEvent.WindowOpened;
import io.quizcast.quiz.game.operations.GameReplay;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Cancels a game and kills its owner in each phase, on real servers. */
@Execution(ExecutionMode.CONCURRENT)
class EachPhaseTest {
  private static final String STARTS_IN = "12 seconds";

  private RunnerStage stage;

  @BeforeEach
  void open() throws Exception {
    stage =
        new RunnerStage(
            Map.of(
                "quizcast.game.finish-delay", "300ms",
                "quizcast.game.announce-lead", "8s",
                "quizcast.game.lobby-lead", "5s",
                // Leaves time for a pause after the start, even if the owner fails before it.
                "quizcast.game.first-question-delay", "4s"));
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  /** A game that is paused and resumed, with an ad after its first question. */
  private PlayedGame game() throws Exception {
    PlayedGame game = new PlayedGame(stage, 2, 0, STARTS_IN);
    stage.ad(game.quizId, 1);
    AtomicBoolean paused = new AtomicBoolean();
    game.gateway.onEvent(
        event -> {
          game.play(event);
          switch (event) {
            case Started _ when paused.compareAndSet(false, true) ->
                stage.context.commands().put(0, new GameCommand.Pause(game.quizId, "p", null));
            case Paused _ ->
                stage.context.commands().put(0, new GameCommand.Resume(game.quizId, "r"));
            default -> {}
          }
        });
    return game;
  }

  @Test
  void defect1_aGameContinuesAfterItsOwnerDiesInAnyPhase() throws Exception {
    List<String> phases =
        List.of(
            "scheduled",
            "joined",
            "announced",
            "lobby_opened",
            "started",
            "paused",
            "resumed",
            "question_opened",
            "window_opened",
            "answers_recorded",
            "question_closed",
            "question_judged",
            "ad_started",
            "ad_ended");
    try (PlayedGame game = game()) {
      Thread owner = FaultyOwner.thatDiesBefore(stage, phases.getFirst());
      game.gateway.onFirst(Scheduled.class, () -> game.gateway.join(1, 2, 3));
      for (String next : phases.subList(1, phases.size())) {
        owner.join();
        owner = FaultyOwner.thatDiesBefore(stage, next);
      }
      owner.join();
      stage.fleet();
      game.finishesAsIfNothingHadHappened(2);
      assertThat(game.gateway.seen(AdEnded.class)).hasSize(1);
      assertThat(game.gateway.seen(LobbyOpened.class)).hasSize(1);
      assertThat((Long) stage.value("SELECT epoch FROM game_partition")).isGreaterThan(13);
    }
  }

  @Test
  void aGameCancelledInAnyPhaseIsCancelledInEveryTable() throws Exception {
    stage.fleet();
    Map<Class<? extends GameEvent>, PlayedGame> games = new LinkedHashMap<>();
    for (Class<? extends GameEvent> phase :
        List.of(
            Scheduled.class,
            LobbyOpened.class,
            Started.class,
            Paused.class,
            Resumed.class,
            QuestionOpened.class,
            WindowOpened.class,
            AnswersRecorded.class,
            QuestionClosed.class,
            QuestionJudged.class,
            AdStarted.class,
            AdEnded.class)) {
      PlayedGame game = stage.keep(game());
      game.gateway.onFirst(phase, () -> cancel(game, phase));
      games.put(phase, game);
    }
    for (PlayedGame game : games.values()) {
      game.gateway.onFirst(Scheduled.class, () -> game.gateway.join(1, 2, 3));
    }
    games.forEach(
        (phase, game) ->
            await()
                .alias(phase.getSimpleName())
                .atMost(Duration.ofSeconds(60))
                .until(() -> !game.gateway.seen(Cancelled.class).isEmpty()));
    for (Map.Entry<Class<? extends GameEvent>, PlayedGame> entry : games.entrySet()) {
      long quizId = entry.getValue().quizId;
      assertThat(
              stage.row(
                  """
                  SELECT q.status, q.cancel_reason,
                    (SELECT count(*) FROM results r WHERE r.quiz_id = q.id),
                    (SELECT count(*) FROM prize_ledger l WHERE l.quiz_id = q.id),
                    (SELECT count(*) FROM results_outbox o WHERE o.quiz_id = q.id),
                    (SELECT count(*) FROM game_live g WHERE g.quiz_id = q.id)
                  FROM quizzes q WHERE id = ?
                  """,
                  quizId))
          .as(entry.getKey().getSimpleName())
          .isEqualTo(List.of("cancelled", "cancelled_by_admin", 0L, 0L, 0L, 0L));
      assertThat(entry.getValue().gateway.seen(Cancelled.class)).hasSize(1);
      assertThat(entry.getValue().gateway.seen(Joined.class)).hasSizeLessThanOrEqualTo(3);
      assertThat(new GameReplay(stage.connection(), stage.wire, quizId).run().differences())
          .as(entry.getKey().getSimpleName())
          .isEmpty();
    }
  }

  /** Cancels like the route: before the start in the quiz row, afterwards by a command. */
  private void cancel(PlayedGame game, Class<? extends GameEvent> phase) {
    if (phase == Scheduled.class || phase == LobbyOpened.class) {
      stage.quietly(
          "UPDATE quizzes SET status = 'cancelled', cancel_reason = 'cancelled_by_admin',"
              + " version = version + 1 WHERE id = ?",
          game.quizId);
    } else {
      stage
          .context
          .commands()
          .put(0, new GameCommand.Cancel(game.quizId, "c" + game.quizId, "cancelled_by_admin", ""));
    }
  }
}
