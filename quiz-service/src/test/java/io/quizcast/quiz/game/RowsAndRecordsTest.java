package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.Cancelled;
import io.quizcast.contracts.game.GameEvent.Held;
import io.quizcast.contracts.game.GameEvent.Paused;
import io.quizcast.contracts.game.GameEvent.QuestionClosed;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.contracts.game.GameEvent.Scheduled;
import io.quizcast.contracts.game.GameEvent.Started;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests how a game follows quiz rows and host commands, and how it treats invalid records. */
@Execution(ExecutionMode.CONCURRENT)
class RowsAndRecordsTest {
  private static RunnerStage stage;

  @BeforeAll
  static void start() throws Exception {
    stage = new RunnerStage(Map.of("quizcast.game.finish-delay", "300ms"));
    stage.fleet();
  }

  @AfterAll
  static void stop() throws Exception {
    stage.close();
  }

  @Test
  void defect2_aStartMissedByMoreThanTwoMinutesIsCancelled() throws Exception {
    long quizId = stage.quiz(1, 100, "-3 minutes");
    await().until(() -> status(quizId).equals(List.of("cancelled", "missed")));
  }

  @Test
  void aStartMissedByAMinuteStillHappens() throws Exception {
    long quizId = stage.quiz(1, 100, "-1 minutes");
    try (FakeGateway gateway = new FakeGateway(stage, "late", quizId)) {
      await().until(() -> !gateway.seen(Started.class).isEmpty());
    }
  }

  @Test
  void aQuizThatCannotBePlayedIsCancelledWithAReason() throws Exception {
    long quizId = stage.quiz(0, 100, "1 seconds");
    await().until(() -> status(quizId).equals(List.of("cancelled", "not_playable")));
    assertThat(stage.count("quizcast.game.unplayable")).isPositive();
  }

  @Test
  void theGameFollowsTheQuizRowUntilTheStart() throws Exception {
    long quizId = stage.quiz(1, 100, "1 hours");
    try (FakeGateway gateway = new FakeGateway(stage, "rows", quizId)) {
      await().until(() -> gateway.seen(Scheduled.class).size() == 1);
      stage.update("UPDATE quizzes SET title='New', version=version+1 WHERE id=?", quizId);
      await().until(() -> gateway.seen(Scheduled.class).size() == 2);
      assertThat(gateway.seen(Scheduled.class).getLast().title()).isEqualTo("New");
      stage.update(
          "UPDATE quizzes SET status='cancelled', cancel_reason='cancelled_by_admin',"
              + " version=version+1 WHERE id=?",
          quizId);
      await().until(() -> !gateway.seen(Cancelled.class).isEmpty());
      stage.update("UPDATE quizzes SET status='scheduled', version=version+1 WHERE id=?", quizId);
      await().until(() -> gateway.seen(Scheduled.class).size() == 3);
      assertThat(gateway.gaps).isEmpty();
      assertThat(status(quizId).getFirst()).isEqualTo("scheduled");
    }
  }

  @Test
  void aHostGetsTheOutcomeOfEachCommand() throws Exception {
    long quizId = stage.quiz(1, 100, "1 seconds");
    try (FakeGateway gateway = new FakeGateway(stage, "host", quizId)) {
      await().until(() -> !gateway.seen(Started.class).isEmpty());
      stage.context.commands().put(0, new GameCommand.Pause(quizId, "pause-1", null));
      await().until(() -> !gateway.seen(Paused.class).isEmpty());
      stage.context.commands().put(0, new GameCommand.Pause(quizId, "pause-2", null));
      stage.context.commands().put(0, new GameCommand.Resume(quizId, "resume-1"));
      stage.context.commands().put(0, new GameCommand.Cancel(quizId, "cancel-1", "host", "Sorry"));
      await().until(() -> !gateway.seen(Cancelled.class).isEmpty());
      assertThat(
              stage.rows(
                  "SELECT id, outcome FROM host_outcome WHERE quiz_id=? ORDER BY id", quizId))
          .containsExactly(
              List.of("cancel-1", "done"),
              List.of("pause-1", "done"),
              List.of("pause-2", "already_paused"),
              List.of("resume-1", "done"));
      assertThat(status(quizId)).isEqualTo(List.of("cancelled", "host"));
    }
  }

  @Test
  void aPauseDuringAQuestionBeginsAfterTheReveal() throws Exception {
    try (PlayedGame game = new PlayedGame(stage, 2)) {
      game.gateway.onEvent(
          event -> {
            game.play(event);
            if (event instanceof QuestionOpened opened && opened.number() == 1) {
              stage
                  .context
                  .commands()
                  .put(0, new GameCommand.Pause(game.quizId, "pause-q", "Break"));
            } else if (event instanceof Paused) {
              stage.context.commands().put(0, new GameCommand.Resume(game.quizId, "resume-q"));
            }
          });
      game.join();
      game.finishesAsIfNothingHadHappened(2);
      long judged = game.gateway.seen(QuestionJudged.class).getFirst().clock();
      assertThat(game.gateway.seen(Paused.class))
          .singleElement()
          .satisfies(
              paused -> {
                assertThat(paused.message()).isEqualTo("Break");
                assertThat(paused.clock()).isGreaterThanOrEqualTo(judged + 1_000);
              });
      assertThat(stage.value("SELECT outcome FROM host_outcome WHERE id = 'pause-q'"))
          .isEqualTo("pause_armed");
    }
  }

  @Test
  void aForgedJudgeIsDroppedAndCounted() throws Exception {
    try (PlayedGame game = new PlayedGame(stage, 1)) {
      game.gateway.onEvent(
          event -> {
            game.play(event);
            if (event instanceof QuestionClosed closed) {
              game.gateway.put(new GameCommand.Judge(game.quizId, closed.version(), 3, null, null));
            }
          });
      double before = stage.count("quizcast.game.commands.forged");
      game.join();
      game.finishesAsIfNothingHadHappened(1);
      assertThat(game.gateway.seen(QuestionJudged.class))
          .singleElement()
          .satisfies(judged -> assertThat(judged.rightOption()).isEqualTo(1));
      await().until(() -> stage.count("quizcast.game.commands.forged") == before + 1);
    }
  }

  @Test
  void aRecordThatCannotBeDecidedHoldsItsQuizAndThePartitionContinues() throws Exception {
    long held = stage.quiz(1, 100, "1 hours");
    try (FakeGateway gateway = new FakeGateway(stage, "held", held)) {
      await().until(() -> !gateway.seen(Scheduled.class).isEmpty());
      gateway.put("not-a-number", "{}".getBytes(StandardCharsets.UTF_8));
      gateway.put(Long.toString(held), "{\"type\":\"nonsense\"}".getBytes(StandardCharsets.UTF_8));
      await().until(() -> !gateway.seen(Held.class).isEmpty());
      assertThat(stage.value("SELECT held_reason FROM quizzes WHERE id = ?", held))
          .isEqualTo("unreadable_command");
      try (PlayedGame other = new PlayedGame(stage, 1)) {
        other.join();
        other.finishesAsIfNothingHadHappened(1);
      }
      assertThat(gateway.seen.stream().filter(GameEvent.Joined.class::isInstance)).isEmpty();
    }
  }

  private static List<Object> status(long quizId) throws Exception {
    List<Object> row =
        stage.row("SELECT status, coalesce(cancel_reason, '') FROM quizzes WHERE id = ?", quizId);
    return row;
  }
}
