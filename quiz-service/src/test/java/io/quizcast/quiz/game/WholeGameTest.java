package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.Finished;
import io.quizcast.contracts.game.GameEvent.QuestionClosed;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.contracts.game.GameEvent.Scheduled;
import io.quizcast.contracts.game.GameEvent.WindowOpened;
import io.quizcast.quiz.game.operations.GameReplay;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs a game from its quiz row to its results, with two gateways and a real topic. */
@Execution(ExecutionMode.CONCURRENT)
class WholeGameTest {
  private static final long ALWAYS_RIGHT = 1;
  private static final long WRONG = 2;
  private static final long SILENT = 3;
  private static final long LATE = 4;
  private static final long RIGHT_TOO = 5;
  private static final long NEVER_WRONG = 6;

  private static RunnerStage stage;

  @BeforeAll
  static void start() throws Exception {
    stage = new RunnerStage(Map.of("quizcast.game.finish-delay", "500ms"));
    stage.fleet();
  }

  @AfterAll
  static void stop() throws Exception {
    stage.close();
  }

  @Test
  void aGameRunsFromItsRowToResultsLedgerAndOutbox() throws Exception {
    long quizId = stage.quiz(2, 1_000, "2 seconds");
    try (FakeGateway one = new FakeGateway(stage, "one", quizId);
        FakeGateway two = new FakeGateway(stage, "two", quizId)) {
      one.onEvent(event -> play(one, event, ALWAYS_RIGHT, WRONG, SILENT));
      two.onEvent(event -> play(two, event, LATE, RIGHT_TOO, NEVER_WRONG));
      await().atMost(Duration.ofSeconds(10)).until(() -> !one.seen(Scheduled.class).isEmpty());
      one.join(ALWAYS_RIGHT, WRONG, SILENT);
      two.join(LATE, RIGHT_TOO, NEVER_WRONG);
      await().atMost(Duration.ofSeconds(25)).until(() -> !two.seen(Finished.class).isEmpty());
      await().until(() -> one.seen.size() == two.seen.size());

      assertThat(one.gaps).isEmpty();
      assertThat(one.seen).isEqualTo(two.seen);
      assertThat(one.seen(QuestionOpened.class)).hasSize(2);
      assertThat(one.seen(WindowOpened.class)).hasSize(2);
      assertThat(one.seen(QuestionClosed.class)).allSatisfy(e -> assertThat(e.silent()).isEmpty());
      assertThat(one.seen(QuestionJudged.class).getFirst())
          .satisfies(
              judged -> {
                assertThat(judged.rightOption()).isEqualTo(1);
                assertThat(judged.inPlay()).isEqualTo(6);
                assertThat(judged.passed()).isEqualTo(3);
              });
    }

    assertThat(
            stage.row(
                "SELECT status, question_count, started_at IS NOT NULL, completed_at IS NOT NULL,"
                    + " first_offset IS NOT NULL, last_offset > first_offset"
                    + " FROM quizzes WHERE id = ?",
                quizId))
        .isEqualTo(List.of("completed", 2, true, true, true, true));
    assertThat(
            stage.rows(
                "SELECT user_id, score, rank, is_winner, prize_fund, elimination_reason"
                    + " FROM results WHERE quiz_id = ? ORDER BY rank, user_id",
                quizId))
        .extracting(row -> row.subList(0, 2).toString() + row.get(3) + row.get(5))
        .containsExactlyInAnyOrder(
            "[1, 2]truenull",
            "[5, 2]truenull",
            "[6, 2]truenull",
            "[2, 0]falseincorrect_answer",
            "[3, 0]falseno_answer_timeout",
            "[4, 0]falsetime_exceeded");
    assertThat(
            stage.value(
                "SELECT sum(amount)::bigint FROM prize_ledger WHERE quiz_id = ? AND kind='PENDING'",
                quizId))
        .isEqualTo(1_000L);
    assertThat(stage.value("SELECT count(*) FROM results_outbox WHERE quiz_id = ?", quizId))
        .isEqualTo(1L);
    assertThat(stage.value("SELECT count(*) FROM quiz_question_history WHERE quiz_id = ?", quizId))
        .isEqualTo(2L);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        stage.rows(
                            "SELECT user_id, selected_option, is_correct, elimination_reason"
                                + " FROM user_answers a JOIN quiz_question_history h"
                                + " USING (quiz_id, question_id)"
                                + " WHERE quiz_id = ? ORDER BY question_order, user_id",
                            quizId))
                    .extracting(List::toString)
                    .containsExactly(
                        "[1, 1, true, null]",
                        "[2, 0, false, incorrect_answer]",
                        "[3, -1, false, no_answer_timeout]",
                        "[4, 1, false, time_exceeded]",
                        "[5, 1, true, null]",
                        "[6, 1, true, null]",
                        "[1, 2, true, null]",
                        "[5, 2, true, null]",
                        "[6, 2, true, null]"));
    theResultIsAFunctionOfTheLog(quizId);
  }

  private static void theResultIsAFunctionOfTheLog(long quizId) throws Exception {
    GameReplay.Outcome same = new GameReplay(stage.connection(), stage.wire, quizId).run();
    assertThat(same.differences()).isEmpty();
    assertThat(same.players()).isEqualTo(6);
    assertThat(same.winners()).isEqualTo(3);

    stage.update("UPDATE results SET rank = 9 WHERE quiz_id = ? AND user_id = 5", quizId);
    assertThat(new GameReplay(stage.connection(), stage.wire, quizId).run().differences())
        .hasSize(2)
        .allMatch(line -> line.startsWith("result of user 5"));
  }

  private static void play(FakeGateway gateway, GameEvent event, long... users) {
    if (event instanceof WindowOpened window) {
      QuestionOpened opened = gateway.seen(QuestionOpened.class).getLast();
      long questionId = opened.question().questionId();
      for (long user : users) {
        if (user != SILENT) {
          int option = user == WRONG ? 0 : opened.number() % 4;
          gateway.answer(user, questionId, option, user == LATE ? 5_501 : 800 + (int) user);
        }
      }
      gateway.windowOver(questionId, window.version());
    }
  }
}
