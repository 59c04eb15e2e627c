package io.quizcast.quiz.game.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quizcast.quiz.game.runner.Games;
import io.quizcast.quiz.game.wire.GameWire;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Runs the bots of rehearsals inside this process, so that right options never leave it. If the
 * process ends, its bots stop, and the rehearsal continues without them.
 */
@ApplicationScoped
public class RehearsalBots {
  /** Maximum number of bots in one rehearsal. */
  public static final int MAX_BOTS = 500;

  private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(2);

  private final Games games;
  private final AgroalDataSource database;
  private final GameWire wire;
  private final List<BotGame> playing = new CopyOnWriteArrayList<>();

  public RehearsalBots(Games games, AgroalDataSource database, ObjectMapper mapper) {
    this.games = games;
    this.database = database;
    wire = new GameWire(mapper);
  }

  /** Starts the bots, which play until the game is over, and returns immediately. */
  public void play(long quizId, int partition, int bots) {
    BotGame game = new BotGame(games.commands(), database, wire, quizId, partition, bots);
    playing.add(game);
    Thread.ofPlatform()
        .name("rehearsal-" + quizId)
        .daemon()
        .start(
            () -> {
              try {
                game.run();
              } finally {
                playing.remove(game);
              }
            });
  }

  public void stop(@Observes ShutdownEvent event) {
    List<BotGame> left = new ArrayList<>(playing);
    left.forEach(BotGame::leave);
    left.forEach(game -> game.awaitEnd(SHUTDOWN_WAIT));
  }
}
