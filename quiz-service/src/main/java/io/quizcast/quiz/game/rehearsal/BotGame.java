package io.quizcast.quiz.game.rehearsal;

import io.agroal.api.AgroalDataSource;
import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.JoinColumns;
import io.quizcast.contracts.game.Window;
import io.quizcast.contracts.game.rules.Game;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.Players;
import io.quizcast.quiz.game.wire.GameCommandPublisher;
import io.quizcast.quiz.game.wire.GameWire;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * The bots of one rehearsal. Acts as a gateway that sends heartbeats and answers and ends windows,
 * and follows the game by its stored events. Most bots answer right, some answer wrong and a few
 * not at all. Confined to one thread.
 */
public final class BotGame {
  private static final Logger LOG = Logger.getLogger(BotGame.class);
  private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Long enough for any quiz. */
  private static final long LIMIT_NANOS = TimeUnit.HOURS.toNanos(2);

  private static final int RIGHT_PERCENT = 85;
  private static final int SILENT_PERCENT = 3;
  private static final int FIRST_ANSWER_MS = 600;

  private final GameCommandPublisher commands;
  private final AgroalDataSource database;
  private final GameWire wire;
  private final long quizId;
  private final int partition;
  private final int bots;
  private final String gateway;
  private final Random chance = new Random();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<Tap> taps = new ArrayList<>();
  private GameState state;
  private boolean joined;
  private long heartbeatAt;
  private long windowVersion;
  private long windowSince;
  private boolean windowOver;
  private volatile boolean leaving;

  private record Tap(int seat, int option, int atMs) {}

  public BotGame(
      GameCommandPublisher commands,
      AgroalDataSource database,
      GameWire wire,
      long quizId,
      int partition,
      int bots) {
    this.commands = commands;
    this.database = database;
    this.wire = wire;
    this.quizId = quizId;
    this.partition = partition;
    this.bots = bots;
    gateway = "rehearsal-" + quizId;
    state = GameState.of(quizId);
  }

  public void leave() {
    leaving = true;
  }

  public void awaitEnd(Duration patience) {
    try {
      if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.infof("the bots of quiz %d did not stop in time", quizId);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public void run() {
    long until = System.nanoTime() + LIMIT_NANOS;
    try {
      while (!leaving && !isOver() && System.nanoTime() < until) {
        try {
          follow();
          act(System.nanoTime());
        } catch (SQLException e) {
          LOG.warnf(
              "the bots of quiz %d cannot read the events of the game: %s", quizId, e.getMessage());
        }
        LockSupport.parkNanos(TURN_NANOS);
      }
    } finally {
      ended.countDown();
    }
  }

  private boolean isOver() {
    return switch (state) {
      case GameState.Finished _, GameState.Cancelled _, GameState.Held _ -> true;
      case GameState.Unscheduled _, GameState.Scheduled _, GameState.Lobby _ -> false;
      case GameState.QuestionOpen _, GameState.QuestionClosed _ -> false;
      case GameState.BetweenQuestions _, GameState.Paused _, GameState.AdBreak _ -> false;
    };
  }

  private void follow() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT body FROM game_event WHERE quiz_id = ? AND first_seq > ?"
                    + " ORDER BY first_seq")) {
      query.setLong(1, quizId);
      query.setLong(2, state.facts().seq());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          for (GameEvent event : wire.run(rows.getBytes(1)).events()) {
            state = Game.evolve(state, event);
          }
        }
      }
    }
  }

  private void act(long now) throws SQLException {
    if (state instanceof GameState.Unscheduled) {
      return;
    }
    if (!joined) {
      joined = true;
      JoinColumns.Builder pack = new JoinColumns.Builder();
      for (int bot = 1; bot <= bots; bot++) {
        pack.add(new JoinColumns.Join(-bot, 0, "", "bot"));
      }
      commands.put(partition, new GameCommand.Joins(quizId, gateway, pack.build()));
    }
    if (now - heartbeatAt >= 0) {
      heartbeatAt = now + HEARTBEAT_NANOS;
      commands.put(
          partition,
          new GameCommand.Heartbeat(
              gateway, List.of(new GameCommand.Heartbeat.Room(quizId, bots))));
    }
    if (state instanceof GameState.QuestionOpen open && open.window().out()) {
      answer(open.window(), now);
    }
  }

  private void answer(Window window, long now) throws SQLException {
    if (window.version() != windowVersion) {
      boolean extended = windowVersion != 0 && window.extended();
      windowVersion = window.version();
      windowOver = false;
      if (!extended) {
        windowSince = now;
        plan(window);
      }
    }
    long questionId = window.question().questionId();
    int elapsedMs = (int) TimeUnit.NANOSECONDS.toMillis(now - windowSince);
    AnswerColumns.Builder pack = new AnswerColumns.Builder();
    taps.stream()
        .filter(tap -> tap.atMs() <= elapsedMs)
        .forEach(tap -> pack.add(tap.seat(), tap.option(), tap.atMs()));
    if (taps.removeIf(tap -> tap.atMs() <= elapsedMs)) {
      commands.put(partition, new GameCommand.Answers(quizId, questionId, gateway, pack.build()));
    }
    int allowedMs = window.timeLimitSec() * 1000 + state.facts().settings().lateGraceMs();
    if (!windowOver && elapsedMs >= allowedMs) {
      windowOver = true;
      commands.put(
          partition, new GameCommand.WindowOver(quizId, questionId, windowVersion, gateway));
    }
  }

  private void plan(Window window) throws SQLException {
    taps.clear();
    int right = rightOption(window.question().questionId());
    int options = window.question().texts().values().iterator().next().options().size();
    int latestMs = Math.max(FIRST_ANSWER_MS + 1, window.timeLimitSec() * 800);
    Players players = state.facts().players();
    players.forEachIn(
        seat -> {
          if (chance.nextInt(100) >= SILENT_PERCENT) {
            boolean isRight = chance.nextInt(100) < RIGHT_PERCENT;
            int option = isRight ? right : (right + 1 + chance.nextInt(options - 1)) % options;
            taps.add(new Tap(seat, option, chance.nextInt(FIRST_ANSWER_MS, latestMs)));
          }
        });
  }

  private int rightOption(long questionId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT correct_option FROM questions WHERE id = ?")) {
      query.setLong(1, questionId);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }
}
