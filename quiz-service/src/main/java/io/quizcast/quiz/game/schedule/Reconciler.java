package io.quizcast.quiz.game.schedule;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.quiz.game.engine.LiveGame;
import io.quizcast.quiz.game.engine.PartitionGames;
import io.quizcast.quiz.game.runtime.GameConfig;
import io.quizcast.quiz.game.runtime.GameMetrics;
import io.quizcast.quiz.game.wire.GameCommandPublisher;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares quiz rows and bans with the games and sends {@code schedule}, {@code cancel} and {@code
 * bar} commands until they agree. A changed row therefore reaches its game even if the request that
 * changed it failed half-way. Confined to the runner's thread.
 */
public final class Reconciler {
  private static final Logger LOG = Logger.getLogger(Reconciler.class);

  private final QuizRows rows;
  private final QuestionSelector questions;
  private final GameCommandPublisher commands;
  private final GameConfig config;
  private final GameMetrics metrics;
  private final int partition;

  /**
   * Row versions of the unplayable quizzes that were reported, so that each version is reported
   * once.
   */
  private final Map<Long, Long> warned = new HashMap<>();

  public Reconciler(
      QuizRows rows,
      QuestionSelector questions,
      GameCommandPublisher commands,
      GameConfig config,
      GameMetrics metrics,
      int partition) {
    this.rows = rows;
    this.questions = questions;
    this.commands = commands;
    this.config = config;
    this.metrics = metrics;
    this.partition = partition;
  }

  /**
   * @param brokerNow estimated time of the broker, epoch ms
   */
  public void reconcile(PartitionGames games, long brokerNow) throws SQLException {
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
      case GameState.QuestionOpen _, GameState.QuestionClosed _ -> false;
      case GameState.BetweenQuestions _, GameState.Paused _, GameState.AdBreak _ -> false;
      case GameState.Finished _, GameState.Held _ -> false;
    };
  }

  private GameCommand.Schedule schedule(QuizRows.Row row) throws SQLException {
    return new GameCommand.Schedule(
        row.quizId(),
        row.version(),
        row.title(),
        row.description(),
        row.scheduledAt(),
        questions.plan(row.quizId()).questions(),
        row.prizeFund(),
        config.announceLead().toMillis(),
        config.lobbyLead().toMillis(),
        row.rehearsal() ? Boolean.TRUE : null);
  }

  private void prepare(QuizRows.Row row) throws SQLException {
    QuestionSelector.Plan plan = questions.plan(row.quizId());
    if (plan.isPlayable()) {
      warned.remove(row.quizId());
      questions.reserve(row.quizId(), plan);
      return;
    }
    Long before = warned.put(row.quizId(), row.version());
    if (before == null || before != row.version()) {
      metrics.unplayable();
      LOG.warnf(
          "quiz %d cannot be played as it is: %d own questions, %d in the pool",
          row.quizId(), plan.own(), plan.available());
    }
  }
}
