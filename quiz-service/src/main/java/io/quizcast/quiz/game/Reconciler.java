package io.quizcast.quiz.game;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.rules.GameState;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Turns quiz rows into {@code schedule} and {@code cancel}, and bans into {@code bar}, whatever
 * became of the request that changed them. Commands are put again until the game has followed.
 * Owned by the runner's thread.
 */
final class Reconciler {
  private static final Logger LOG = Logger.getLogger(Reconciler.class);

  private final QuizRows rows;
  private final QuestionStock stock;
  private final GameCommandPublisher commands;
  private final GameConfig config;
  private final GameMetrics metrics;
  private final int partition;

  /** Versions of rows that were found unplayable, so that each is reported once. */
  private final Map<Long, Long> warned = new HashMap<>();

  Reconciler(
      QuizRows rows,
      QuestionStock stock,
      GameCommandPublisher commands,
      GameConfig config,
      GameMetrics metrics,
      int partition) {
    this.rows = rows;
    this.stock = stock;
    this.commands = commands;
    this.config = config;
    this.metrics = metrics;
    this.partition = partition;
  }

  /**
   * @param brokerNow epoch ms, as far as known
   */
  void reconcile(PartitionGames games, long brokerNow) throws SQLException {
    Set<Long> seen = new HashSet<>();
    for (QuizRows.Row row : rows.scheduled()) {
      seen.add(row.quizId());
      LiveGame game = games.find(row.quizId());
      if (isBehind(game, row)) {
        commands.put(partition, schedule(row));
      }
      if (row.scheduledAt() - brokerNow <= config.playableLead().toMillis()) {
        prepare(row);
      }
    }
    warned.keySet().retainAll(seen);
    for (QuizRows.Cancellation end : rows.cancelled(games.running())) {
      commands.put(
          partition, new GameCommand.Cancel(end.quizId(), null, end.reason(), end.message()));
    }
    bar(games);
  }

  private void bar(PartitionGames games) throws SQLException {
    List<Long> banned = rows.banned();
    Set<Long> users = Set.copyOf(banned);
    for (LiveGame game : games.all()) {
      boolean open = !game.isOver() && !(game.state() instanceof GameState.Held);
      if (open && !game.state().facts().barred().equals(users)) {
        commands.put(partition, new GameCommand.Bar(game.quizId(), banned));
      }
    }
  }

  private static boolean isBehind(@Nullable LiveGame game, QuizRows.Row row) {
    return switch (game == null ? null : game.state()) {
      case null -> true;
      case GameState.Scheduled s -> s.facts().plan().rowVersion() < row.version();
      case GameState.Lobby s -> s.facts().plan().rowVersion() < row.version();
      case GameState.Cancelled s ->
          s.facts().asked() == 0 && s.facts().plan().rowVersion() < row.version();
      case GameState.Unscheduled _ -> true;
      default -> false;
    };
  }

  private GameCommand.Schedule schedule(QuizRows.Row row) throws SQLException {
    return new GameCommand.Schedule(
        row.quizId(),
        row.version(),
        row.title(),
        row.description(),
        row.scheduledAt(),
        stock.plan(row.quizId()).questions(),
        row.prizeFund(),
        config.announceLead().toMillis(),
        config.lobbyLead().toMillis(),
        row.rehearsal() ? Boolean.TRUE : null);
  }

  private void prepare(QuizRows.Row row) throws SQLException {
    QuestionStock.Plan plan = stock.plan(row.quizId());
    if (plan.isPlayable()) {
      warned.remove(row.quizId());
      stock.reserve(row.quizId(), plan);
      return;
    }
    Long before = warned.put(row.quizId(), row.version());
    if (before == null || before != row.version()) {
      metrics.unplayable();
      LOG.warnf(
          "quiz %d cannot be played as it is: %d own questions, %d in stock",
          row.quizId(), plan.own(), plan.stock());
    }
  }
}
