package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.AdEnded;
import io.quizcast.contracts.game.GameEvent.Finished;
import io.quizcast.contracts.game.GameEvent.Joined;
import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.contracts.game.GameEvent.Scheduled;
import io.quizcast.contracts.game.GameEvent.WindowOpened;
import io.quizcast.quiz.game.operations.GameReplay;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Plays games of 600 and of 6,000 players, with ten adaptive questions and an ad; a fifth of the
 * players do not answer the fourth question. The number of PostgreSQL calls must not grow with the
 * number of players.
 */
@Execution(ExecutionMode.CONCURRENT)
class CrowdGameTest {
  private static final Logger LOG = Logger.getLogger(CrowdGameTest.class);
  private static final int QUESTIONS = 10;
  private static final int SILENT_AT = 4;
  private static final long ANSWERING_NANOS = TimeUnit.MILLISECONDS.toNanos(1_900);
  private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);

  /** Counts the statements of the stage's runners in the statistics of PostgreSQL. */
  private static final String CALLS =
      """
      SELECT coalesce(sum(calls), 0)::bigint FROM public.pg_stat_statements
      WHERE userid = current_user::regrole AND query NOT LIKE '%pg_stat_statements%'
      """;

  @Test
  void defects29And30_callsToPostgresqlDoNotGrowWithThePlayers() throws Exception {
    FutureTask<Long> small = new FutureTask<>(() -> play(600));
    // Runs both games at the same time, so that both share the same load.
    Thread.ofPlatform().start(small);
    long large = play(6_000);
    // The bound is not exactly 1, because a longer game polls the leases more often.
    assertThat((double) large / small.get()).isLessThan(1.2);
  }

  /** Number of statements between the start of the game and its results. */
  private static long play(int players) throws Exception {
    try (RunnerStage stage = new RunnerStage(Map.of())) {
      stage.fleet();
      long quizId = hybrid(stage);
      stage.ad(quizId, 3);
      try (FakeGateway gateway = new FakeGateway(stage, "crowd", quizId)) {
        gateway.forgetAnswers();
        gateway.onEvent(event -> answer(gateway, event, players));
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> !gateway.seen(Scheduled.class).isEmpty());
        gateway.join(LongStream.rangeClosed(1, players).toArray());
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> gateway.seen(Joined.class).size() == players);
        stage.update(
            "UPDATE quizzes SET scheduled_time = now() + interval '2 s', version = version + 1"
                + " WHERE id = ?",
            quizId);
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> !gateway.seen(GameEvent.Started.class).isEmpty());
        long before = (Long) stage.value(CALLS);
        long begun = System.nanoTime();
        await()
            .atMost(Duration.ofSeconds(150))
            .until(() -> !gateway.seen(Finished.class).isEmpty());
        double seconds = (System.nanoTime() - begun) / 1e9;
        long calls = (Long) stage.value(CALLS) - before;

        assertThat(gateway.seen(QuestionOpened.class)).hasSize(QUESTIONS);
        assertThat(gateway.seen(AdEnded.class)).hasSize(1);
        assertThat(gateway.seen(Finished.class).getFirst().winners().size())
            .isEqualTo(players * 4 / 5);
        await()
            .untilAsserted(
                () ->
                    assertThat(
                            stage.row(
                                "SELECT count(*), sum(prize_fund)::bigint FROM results"
                                    + " WHERE quiz_id = ?",
                                quizId))
                        .containsExactly((long) players, 1_000_000L));
        GameReplay.Outcome replay = new GameReplay(stage.connection(), stage.wire, quizId).run();
        assertThat(replay.differences()).isEmpty();
        LOG.infof(
            "%d players: %d calls in %.1f s (%.1f a second), %d commands, replay identical; %s",
            players,
            calls,
            seconds,
            calls / seconds,
            replay.commands(),
            GameTimes.of(stage, quizId));
        return calls;
      }
    }
  }

  private static long hybrid(RunnerStage stage) throws Exception {
    for (int n = 0; n < 50; n++) {
      stage.update(
          """
          INSERT INTO questions (texts, correct_option, time_limit_sec, difficulty, fingerprint)
          VALUES ('{"ru":{"text":"P","options":["a","b","c","d"]}}', 1, 5, ?, ?)
          """,
          1 + n % 5,
          "crowd" + n);
    }
    return (Long)
        stage.value(
            """
            INSERT INTO quizzes (title, scheduled_time, prize_fund, question_source_mode,
              allow_easier, partition, reveal_ms)
            VALUES ('Crowd', now() + interval '50 s', 1000000, 'hybrid', true, 0, 1000) RETURNING id
            """);
  }

  private static void answer(FakeGateway gateway, GameEvent event, int players) {
    if (event instanceof WindowOpened window) {
      QuestionOpened opened = gateway.seen(QuestionOpened.class).getLast();
      Thread.ofPlatform().start(() -> answer(gateway, window, opened, players));
    }
  }

  /**
   * All players answer within 1.9 s, except every fifth one at the fourth question, where the
   * window then runs out.
   */
  private static void answer(
      FakeGateway gateway, WindowOpened window, QuestionOpened opened, int players) {
    long since = System.nanoTime();
    long questionId = opened.question().questionId();
    for (int user = 1; user <= players; user++) {
      long due = since + ANSWERING_NANOS * user / players;
      while (due - System.nanoTime() > 0) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      boolean silent = user % 5 == 0 && opened.number() == SILENT_AT;
      boolean out = user % 5 == 0 && opened.number() > SILENT_AT;
      if (!silent && !out) {
        int seat = user - 1;
        int elapsedMs = 100 + 1_800 * user / players;
        gateway.answers(questionId, new AnswerColumns.Builder().add(seat, 1, elapsedMs).build());
      }
    }
    LockSupport.parkNanos(since + WINDOW_NANOS - System.nanoTime());
    gateway.put(
        new GameCommand.WindowOver(gateway.quizId(), questionId, window.version(), gateway.name()));
  }
}
