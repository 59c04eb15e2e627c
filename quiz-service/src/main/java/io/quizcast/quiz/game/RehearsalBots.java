package io.quizcast.quiz.game;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Plays rehearsals with bots from within this process: their answers never leave it for a gateway.
 * A process that ends takes its bots along; the copy goes on without them and is over.
 */
@ApplicationScoped
public class RehearsalBots {
  /** In one rehearsal. */
  public static final int MOST = 500;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Games games;
  private final AgroalDataSource database;
  private final GameWire wire;
  private final List<BotGame> playing = new CopyOnWriteArrayList<>();

  RehearsalBots(Games games, AgroalDataSource database, ObjectMapper mapper) {
    this.games = games;
    this.database = database;
    wire = new GameWire(mapper);
  }

  /** Returns at once; the bots play until the game is over. */
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

  void stop(@Observes ShutdownEvent event) {
    List<BotGame> left = new ArrayList<>(playing);
    left.forEach(BotGame::leave);
    left.forEach(game -> game.awaitEnd(PATIENCE));
  }
}
