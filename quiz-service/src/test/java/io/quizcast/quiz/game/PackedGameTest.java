package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.AnswersRecorded;
import io.quizcast.contracts.game.GameEvent.Joined;
import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.contracts.game.GameEvent.Scheduled;
import io.quizcast.contracts.game.GameEvent.WindowOpened;
import io.quizcast.contracts.game.IdColumn;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests an owner whose gateway sends its joins and answers in packs. */
class PackedGameTest {
  private static final Duration START = Duration.ofSeconds(15);
  private static final int PLAYERS = (int) PlayedGame.PLAYERS;

  private RunnerStage stage;

  @BeforeEach
  void open() throws Exception {
    stage = new RunnerStage(Map.of("quizcast.game.finish-delay", "300ms"));
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  /**
   * Each pack is published twice, its last seat is repeated, and one more pack arrives too late.
   */
  private static void play(PlayedGame game, GameEvent event) {
    if (event instanceof WindowOpened window) {
      QuestionOpened opened = game.gateway.seen(QuestionOpened.class).getLast();
      long questionId = opened.question().questionId();
      int right = opened.number() % 4;
      AnswerColumns.Builder pack = new AnswerColumns.Builder();
      for (int seat = 0; seat < PLAYERS; seat++) {
        pack.add(seat, right, 1_000 + seat);
      }
      pack.add(PLAYERS - 1, right + 1, 10).add(PLAYERS, right, 10);
      game.gateway.answers(questionId, pack.build());
      game.gateway.answers(questionId, pack.build());
      game.gateway.windowOver(questionId, window.version());
      game.gateway.answers(questionId, new AnswerColumns.Builder().add(0, right + 1, 500).build());
    }
  }

  /** Publishes one pack twice; it names a player twice. */
  private static void join(PlayedGame game) {
    await().atMost(START).until(() -> !game.gateway.seen(Scheduled.class).isEmpty());
    game.gateway.joins(3, 1, 3);
    game.gateway.joins(3, 1, 3);
    game.gateway.joins(1, 2);
  }

  @Test
  void eachPackOfJoinsIsOneEventWithoutWhoHasASeat() throws Exception {
    stage.fleet();
    try (PlayedGame game = packed(stage)) {
      join(game);
      game.finishesAsIfNothingHadHappened(2);

      assertThat(game.gateway.seen(Joined.class))
          .containsExactly(
              new Joined(0, true, IdColumn.of(3, 1)), new Joined(2, true, IdColumn.of(2)));
    }
  }

  @Test
  void aNewOwnerPublishesThePacksOfJoinsOfOneThatDied() throws Exception {
    Thread owner = FaultyOwner.thatDiesBefore(stage, "joined");
    try (PlayedGame game = packed(stage)) {
      join(game);
      owner.join();
      stage.fleet();
      game.finishesAsIfNothingHadHappened(2);

      assertThat(game.gateway.seen(Joined.class))
          .flatExtracting(Joined::each)
          .extracting(GameEvent.Seat::userId)
          .containsExactly(3L, 1L, 2L);
    }
  }

  private static PlayedGame packed(RunnerStage stage) throws Exception {
    PlayedGame game = new PlayedGame(stage, 2);
    game.gateway.onEvent(event -> play(game, event));
    return game;
  }

  @Test
  void eachPackIsOneEventWithoutWhatDoesNotCount() throws Exception {
    stage.fleet();
    try (PlayedGame game = packed(stage)) {
      game.join();
      game.finishesAsIfNothingHadHappened(2);

      assertThat(game.gateway.seen(AnswersRecorded.class))
          .hasSize(2)
          .allSatisfy(
              event ->
                  assertThat(event.each())
                      .extracting(GameEvent.Recorded::seat)
                      .containsExactly(0, 1, 2));
    }
  }

  @Test
  void aNewOwnerPublishesThePacksOfOneThatDied() throws Exception {
    Thread owner = FaultyOwner.thatDiesBefore(stage, "answers_recorded");
    try (PlayedGame game = packed(stage)) {
      game.join();
      owner.join();
      stage.fleet();
      game.finishesAsIfNothingHadHappened(2);
    }
  }
}
