package io.quizcast.quiz.game;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while every partition is in somebody's hands and none of ours stands with an alarm. */
@Readiness
@ApplicationScoped
class GamesReadiness implements HealthCheck {
  private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Games games;
  private final GameConfig config;

  GamesReadiness(Games games, GameConfig config) {
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
    boolean fresh = System.nanoTime() - view.nanos() < STALE_NANOS;
    return HealthCheckResponse.named("games")
        .status(fresh && view.unowned() == 0 && view.stopped() == 0)
        .withData("partitions", view.partitions())
        .withData("owned", view.owned())
        .withData("unowned", view.unowned())
        .withData("stopped", view.stopped())
        .build();
  }
}
