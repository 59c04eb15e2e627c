package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.quiz.game.runner.RunnerFleet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests owners that die, hang or lose the database in the middle of a game (protocol §2). */
@Execution(ExecutionMode.CONCURRENT)
class OwnerLostTest {
  private RunnerStage stage;

  @BeforeEach
  void open() throws Exception {
    stage = new RunnerStage(Map.of("quizcast.game.finish-delay", "300ms"));
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void aNewOwnerRepublishesEveryRunAfterThePublishedRow() throws Exception {
    Thread owner = FaultyOwner.thatDiesBefore(stage, "question_closed");
    try (PlayedGame game = new PlayedGame(stage, 2)) {
      game.join();
      owner.join();
      stage.fleet();
      game.finishesAsIfNothingHadHappened(2);
    }
  }

  @Test
  void theWindowBeginsWithTheConfirmedQuestionEvenIfItsOwnerDied() throws Exception {
    Thread owner = FaultyOwner.thatDiesBefore(stage, "question_opened");
    try (PlayedGame game = new PlayedGame(stage, 1)) {
      game.join();
      owner.join();
      stage.fleet();
      game.finishesAsIfNothingHadHappened(1);
    }
  }

  @Test
  void anOwnerThatLostItsLeaseCanOnlyRepeatPublishedEvents() throws Exception {
    CountDownLatch woken = new CountDownLatch(1);
    Thread zombie = FaultyOwner.before(stage, "window_opened", () -> awaitQuietly(woken));
    try (PlayedGame game = new PlayedGame(stage, 2)) {
      game.join();
      stage.fleet();
      game.finishesAsIfNothingHadHappened(2);

      List<Object> row = partition();
      Object events = stage.value("SELECT count(*) FROM game_event");
      int seen = game.gateway.seen.size();
      woken.countDown();
      zombie.join(10_000);
      assertThat(zombie.isAlive()).as("the former owner noticed that it lost the lease").isFalse();

      assertThat(partition()).isEqualTo(row);
      assertThat(stage.value("SELECT count(*) FROM game_event")).isEqualTo(events);
      assertThat(game.gateway.seen).hasSize(seen);
      assertThat(game.gateway.gaps).isEmpty();
      assertThat(stage.count("quizcast.game.lease.lost")).isEqualTo(1);
    }
  }

  @Test
  void afterACommitWithUnknownOutcomeThePartitionIsLoadedAgain() throws Exception {
    stage.fleet();
    try (PlayedGame game = new PlayedGame(stage, 2)) {
      game.join();
      Thread killer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (game.gateway
                        .seen(io.quizcast.contracts.game.GameEvent.Finished.class)
                        .isEmpty()) {
                      cutConnections();
                    }
                  });
      game.finishesAsIfNothingHadHappened(2);
      killer.join();
      assertThat(stage.stuck).hasValue(0);
    }
  }

  @Test
  void aShutdownReleasesTheLeaseAtOnce() throws Exception {
    RunnerFleet first = new RunnerFleet(stage.context);
    first.start();
    await().until(() -> first.view() != null && first.view().unowned() == 0);
    try (PlayedGame game = new PlayedGame(stage, 1)) {
      game.join();
      first.close();
      assertThat(stage.value("SELECT owner FROM game_partition")).isNull();
      stage.fleet();
      game.finishesAsIfNothingHadHappened(1);
    }
  }

  private List<Object> partition() throws Exception {
    return stage.row("SELECT owner, epoch FROM game_partition");
  }

  /**
   * Selects only the connections of this stage's runners, because other tests use the same server.
   */
  private void cutConnections() {
    try {
      stage.update(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE application_name = 'game-runner' AND usename = current_user");
      stage.update("SELECT pg_sleep(0.3)");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static {
    org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(15));
  }
}
