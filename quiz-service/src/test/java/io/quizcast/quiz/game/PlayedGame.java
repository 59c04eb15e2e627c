package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.Finished;
import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.contracts.game.GameEvent.Scheduled;
import io.quizcast.contracts.game.GameEvent.WindowOpened;
import io.quizcast.quiz.game.operations.GameReplay;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A game of three players who always answer right, on one gateway that ends each window as soon as
 * all have answered. So the game stays short whatever happens to its owner.
 */
final class PlayedGame implements AutoCloseable {
  static final long PLAYERS = 3;

  final RunnerStage stage;
  final long quizId;
  final FakeGateway gateway;

  PlayedGame(RunnerStage stage, int questions) throws Exception {
    this(stage, questions, 0);
  }

  PlayedGame(RunnerStage stage, int questions, int partition) throws Exception {
    this(stage, questions, partition, "2 seconds");
  }

  PlayedGame(RunnerStage stage, int questions, int partition, String startsIn) throws Exception {
    this.stage = stage;
    quizId = stage.quiz(questions, 100, startsIn, partition);
    gateway = new FakeGateway(stage, "gate", quizId, partition);
    gateway.onEvent(this::play);
  }

  void join() {
    await().atMost(Duration.ofSeconds(15)).until(() -> !gateway.seen(Scheduled.class).isEmpty());
    gateway.join(LongStream.rangeClosed(1, PLAYERS).toArray());
  }

  void play(GameEvent event) {
    if (event instanceof WindowOpened window) {
      QuestionOpened opened = gateway.seen(QuestionOpened.class).getLast();
      long questionId = opened.question().questionId();
      for (long user = 1; user <= PLAYERS; user++) {
        gateway.answer(user, questionId, opened.number() % 4, 1_000);
      }
      gateway.windowOver(questionId, window.version());
    }
  }

  /** Waits for the end of the game and checks what must hold for every finished game. */
  void finishesAsIfNothingHadHappened(int questions) throws Exception {
    await().atMost(Duration.ofSeconds(30)).until(() -> !gateway.seen(Finished.class).isEmpty());
    assertThat(gateway.gaps).isEmpty();
    assertThat(gateway.seen(QuestionOpened.class)).hasSize(questions);
    assertThat(gateway.seen(Finished.class)).hasSize(1);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        stage.rows(
                            "SELECT score, is_winner FROM results WHERE quiz_id = ?"
                                + " ORDER BY user_id",
                            quizId))
                    .hasSize((int) PLAYERS)
                    .allMatch(row -> row.equals(List.of(questions, true))));
    assertThat(stage.value("SELECT sum(amount)::bigint FROM prize_ledger WHERE quiz_id=?", quizId))
        .isEqualTo(100L);
    assertThat(
            stage.value(
                "SELECT count(*) FROM (SELECT first_seq, lag(last_seq) OVER (ORDER BY first_seq) l"
                    + " FROM game_event WHERE quiz_id = ?) e WHERE l IS NOT NULL AND"
                    + " first_seq <> l + 1",
                quizId))
        .isEqualTo(0L);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        stage.value(
                            "SELECT count(*) FROM user_answers WHERE quiz_id = ? AND is_correct",
                            quizId))
                    .isEqualTo(PLAYERS * questions));
    assertThat(replay().differences()).isEmpty();
  }

  GameReplay.Outcome replay() throws Exception {
    return new GameReplay(stage.connection(), stage.wire, quizId).run();
  }

  @Override
  public void close() throws Exception {
    gateway.close();
  }
}
