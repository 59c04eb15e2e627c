package io.quizcast.e2e.bench;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.e2e.platform.RunningPlatform;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sums up the CPU time of the platform's processes while a question of one game is open or being
 * judged, idle work included. Tickets, joins and results are not included.
 */
final class QuestionCpu implements AutoCloseable {
  /**
   * After this time the reveal has reached the last socket, and the next question has not opened
   * yet.
   */
  private static final int REVEAL_MILLIS = 500;

  private final RunningPlatform platform;
  private final EventFold fold;
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private volatile @Nullable CpuMeter open;
  private double seconds;
  private int questions;

  QuestionCpu(RunningPlatform platform, long quizId) throws IOException, SQLException {
    this.platform = platform;
    fold =
        new EventFold(
            platform, quizId, platform.partitionOf(quizId), (event, _, _) -> applied(event));
  }

  private void applied(GameEvent event) {
    if (event instanceof GameEvent.QuestionOpened) {
      open = meter();
    } else if (event instanceof GameEvent.QuestionJudged) {
      var _ = later.schedule(this::add, REVEAL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private @Nullable CpuMeter meter() {
    try {
      return new CpuMeter(platform);
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private synchronized void add() {
    CpuMeter meter = open;
    open = null;
    if (meter == null) {
      return;
    }
    try {
      seconds += meter.seconds().values().stream().mapToDouble(Double::doubleValue).sum();
      questions++;
    } catch (IOException e) {
      questions = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** CPU milliseconds per answer; NaN if a question could not be measured. */
  synchronized double millisPerAnswer(int asked, int answers) {
    return questions == asked ? seconds * 1_000 / Math.max(1, answers) : Double.NaN;
  }

  @Override
  public void close() throws InterruptedException {
    fold.close();
    later.shutdownNow();
  }
}
