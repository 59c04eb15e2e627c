package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent.Cancelled;
import io.quizcast.contracts.game.GameEvent.Finished;
import io.quizcast.contracts.game.GameEvent.Joined;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.contracts.game.GameEvent.Scheduled;
import io.quizcast.contracts.game.GameEvent.Started;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests defects of the reference system (contract: quizzes-and-engine §10) that must not recur. */
@Execution(ExecutionMode.CONCURRENT)
class RunnerDefectsTest {
  private static final Duration GAME = Duration.ofSeconds(40);

  private static RunnerStage stage;

  @BeforeAll
  static void start() throws Exception {
    stage =
        new RunnerStage(
            Map.of("quizcast.game.finish-delay", "300ms", "quizcast.game.email-gate", "true"));
    stage.fleet();
  }

  @AfterAll
  static void stop() throws Exception {
    stage.close();
  }

  private static void verified(long... users) throws Exception {
    for (long user : users) {
      stage.update(
          "INSERT INTO player_names (user_id, email_verified) VALUES (?, true)"
              + " ON CONFLICT DO NOTHING",
          user);
    }
  }

  private static List<Object> status(long quizId) throws Exception {
    return stage.row("SELECT status, coalesce(cancel_reason, '') FROM quizzes WHERE id=?", quizId);
  }

  @Test
  void defect3_aQuizStartsEvenIfItsQuestionsAreAddedLater() throws Exception {
    long quizId = stage.quiz(0, 100, "6 seconds");
    try (FakeGateway gateway = new FakeGateway(stage, "later", quizId)) {
      await().atMost(GAME).until(() -> !gateway.seen(Scheduled.class).isEmpty());
      stage.update(
          """
          INSERT INTO questions (quiz_id, position, texts, correct_option, time_limit_sec,
            fingerprint)
          VALUES (?, 1, '{"ru":{"text":"Q","options":["a","b"]}}', 1, 5, 'later')
          """,
          quizId);
      stage.update("UPDATE quizzes SET version = version + 1 WHERE id = ?", quizId);
      await().atMost(GAME).until(() -> !gateway.seen(QuestionOpened.class).isEmpty());
    }
  }

  @Test
  void defect8_theStartIsOnTimeAndNeverEarly() throws Exception {
    long quizId = stage.quiz(1, 100, "4 seconds");
    try (FakeGateway gateway = new FakeGateway(stage, "clock", quizId)) {
      await().atMost(GAME).until(() -> !gateway.seen(Started.class).isEmpty());
      long planned = gateway.seen(Scheduled.class).getLast().scheduledAt();
      assertThat(gateway.seen(Started.class).getFirst().startedAt() - planned)
          .isBetween(0L, 10_000L);
    }
  }

  @Test
  void defect12_resultsAreDurableBeforeTheEndOfTheGameIsPublished() throws Exception {
    AtomicReference<Object> stored = new AtomicReference<>();
    try (PlayedGame game = new PlayedGame(stage, 1)) {
      game.gateway.onFirst(
          Finished.class,
          () ->
              stored.set(
                  stage.valueNow("SELECT count(*) FROM results WHERE quiz_id = ?", game.quizId)));
      game.join();
      await().atMost(GAME).until(() -> stored.get() != null);
      assertThat(stored.get()).isEqualTo(PlayedGame.PLAYERS);
      assertThat(status(game.quizId).getFirst()).isEqualTo("completed");
    }
  }

  @Test
  void defects13And16And37_questionsAreReservedBeforeTheStartAndUsedOneByOne() throws Exception {
    for (int n = 0; n < 10; n++) {
      stage.update(
          """
          INSERT INTO questions (texts, correct_option, time_limit_sec, difficulty, fingerprint)
          VALUES ('{"ru":{"text":"P","options":["a","b"]}}', 1, 5, ?, ?)
          """,
          1 + n % 5,
          "pool" + n);
    }
    long quizId = hybrid("8 seconds");
    try (FakeGateway gateway = new FakeGateway(stage, "questions", quizId)) {
      await()
          .atMost(GAME)
          .untilAsserted(() -> assertThat(count("reserved_by = " + quizId)).isEqualTo(10L));
      long second = hybrid("2 seconds");
      await().atMost(GAME).until(() -> status(second).equals(List.of("cancelled", "not_playable")));

      await().atMost(GAME).until(() -> !gateway.seen(QuestionOpened.class).isEmpty());
      assertThat(count("used_at IS NOT NULL AND reserved_by = " + quizId)).isEqualTo(1L);
      stage
          .context
          .commands()
          .put(0, new GameCommand.Cancel(quizId, "questions", "cancelled_by_admin", ""));
      await().atMost(GAME).until(() -> !gateway.seen(Cancelled.class).isEmpty());
      assertThat(count("used_at IS NULL AND reserved_by IS NULL")).isEqualTo(9L);
    }
    stage.update("UPDATE questions SET deleted_at = now() WHERE quiz_id IS NULL");
  }

  private static long hybrid(String startsIn) throws Exception {
    return (Long)
        stage.value(
            """
            INSERT INTO quizzes (title, scheduled_time, question_source_mode, allow_easier,
              partition, reveal_ms)
            VALUES ('Hybrid', now() + ?::interval, 'hybrid', true, 0, 1000) RETURNING id
            """,
            startsIn);
  }

  private static Object count(String pool) throws Exception {
    return stage.value(
        "SELECT count(*) FROM questions WHERE quiz_id IS NULL AND deleted_at IS NULL AND " + pool);
  }

  @Test
  void defect15_aPlayerWhoRegisteredAndNeverCameHasNoResult() throws Exception {
    long quizId = stage.quiz(1, 100, "1 hours");
    verified(2);
    try (FakeGateway gateway = new FakeGateway(stage, "absent", quizId)) {
      await().atMost(GAME).until(() -> !gateway.seen(Scheduled.class).isEmpty());
      gateway.join(1);
      await().atMost(GAME).until(() -> !gateway.seen(Joined.class).isEmpty());
      stage.update(
          "UPDATE quizzes SET scheduled_time = now() + interval '3 s', version = version + 1"
              + " WHERE id = ?",
          quizId);
      await().atMost(GAME).until(() -> gateway.seen(Scheduled.class).size() == 2);
      gateway.join(2);
      await().atMost(GAME).until(() -> !gateway.seen(Finished.class).isEmpty());

      assertThat(gateway.seen(Joined.class)).hasSize(2);
      QuestionJudged judged = gateway.seen(QuestionJudged.class).getFirst();
      assertThat(judged.noShows().size()).isEqualTo(1);
      assertThat(judged.inPlay()).isEqualTo(1);
      assertThat(stage.rows("SELECT user_id FROM results WHERE quiz_id = ?", quizId))
          .containsExactly(List.of(2L));
    }
  }

  @Test
  void defect24_anUnverifiedEmailIsNamedInTheResultAndTheOthersShareTheFund() throws Exception {
    verified(1, 2);
    stage.update("DELETE FROM player_names WHERE user_id = 3");
    try (PlayedGame game = new PlayedGame(stage, 1)) {
      game.join();
      await().atMost(GAME).until(() -> !game.gateway.seen(Finished.class).isEmpty());
      assertThat(
              stage.rows(
                  "SELECT user_id, is_winner, prize_fund, coalesce(prize_hold_reason, '')"
                      + " FROM results WHERE quiz_id = ? ORDER BY user_id",
                  game.quizId))
          .containsExactly(
              List.of(1L, true, 50L, ""),
              List.of(2L, true, 50L, ""),
              List.of(3L, false, 0L, "email_not_verified"));
      assertThat(stage.rows("SELECT user_id FROM prize_ledger WHERE quiz_id = ?", game.quizId))
          .containsExactlyInAnyOrder(List.of(1L), List.of(2L));
    }
  }
}
