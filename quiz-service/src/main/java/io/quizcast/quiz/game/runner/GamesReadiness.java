package io.quizcast.quiz.game.runner;

import io.quizcast.quiz.game.runtime.GameConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while every partition has an owner and no partition of this process is halted. */
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
    boolean fresh = System.nanoTime() - view.nanos() < STALE_NANOS;
    return HealthCheckResponse.named("games")
        .status(fresh && view.unowned() == 0 && view.halted() == 0)
        .withData("partitions", view.partitions())
        .withData("owned", view.owned())
        .withData("unowned", view.unowned())
        .withData("halted", view.halted())
        .build();
  }
}
