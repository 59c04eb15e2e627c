package io.quizcast.quiz.game.runner;

import io.quizcast.quiz.game.runtime.GameConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the partitions of this process run and their leases are renewed. A partition without
 * an owner concerns the whole fleet and raises the alert {@code PartitionUnowned} instead: if it
 * made every replica unready, the routes that can still answer would stop too.
 */
@Readiness
@ApplicationScoped
public class GamesReadiness implements HealthCheck {
  private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Games games;
  private final GameConfig config;

  public GamesReadiness(Games games, GameConfig config) {
    this.games = games;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    if (!config.runs()) {
      return HealthCheckResponse.up("games");
    }
    RunnerFleet.View view = games.view();
    if (view == null) {
      return HealthCheckResponse.down("games");
    }
    return HealthCheckResponse.named("games")
        .status(isReady(view, System.nanoTime()))
        .withData("partitions", view.partitions())
        .withData("owned", view.owned())
        .withData("unowned", view.unowned())
        .withData("halted", view.halted())
        .build();
  }

  /** Checks only the state of this process. */
  static boolean isReady(RunnerFleet.View view, long nanos) {
    return nanos - view.nanos() < STALE_NANOS && view.halted() == 0;
  }
}
