package io.quizcast.quiz.game.engine;

import io.quizcast.contracts.game.CommandRefusal;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.ClockCommand;
import io.quizcast.contracts.game.GameCommand.GatewayCommand;
import io.quizcast.contracts.game.GameCommand.HostCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameNotice;
import io.quizcast.contracts.game.rules.Decision;
import io.quizcast.contracts.game.rules.FinalRanking;
import io.quizcast.contracts.game.rules.Game;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.clock.Stamp;
import io.quizcast.guard.log.LogFields;
import io.quizcast.quiz.game.results.FinishedGame;
import io.quizcast.quiz.game.results.JudgedAnswers;
import io.quizcast.quiz.game.results.Milestones;
import io.quizcast.quiz.game.results.VoidedQuestion;
import io.quizcast.quiz.game.runtime.GameMetrics;
import io.quizcast.quiz.game.runtime.PartitionFigures;
import io.quizcast.quiz.game.wire.CommandLog;
import io.quizcast.quiz.game.wire.CommandSeals;
import io.quizcast.quiz.game.wire.GameWire;
import io.quizcast.quiz.game.wire.RawCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The games of one partition in memory. Turns commands into events; its only I/O is that of the
 * {@link Archive}. Confined to one thread. After a failed commit the games are discarded and loaded
 * again.
 */
public final class PartitionGames {
  private static final Logger LOG = Logger.getLogger(PartitionGames.class);

  private final GameWire wire;
  private final Gate gate;
  private final Milestones milestones;
  private final GameMetrics metrics;
  private final Archive archive;
  private final Map<Long, LiveGame> games = new TreeMap<>();

  /**
   * Offsets of commands whose events could not be applied, by quiz. When such a command is read
   * again, the game is held instead.
   */
  private final Map<Long, Set<Long>> poison = new HashMap<>();

  /** Decides which readable commands are admitted; the others are logged but not decided. */
  public interface Gate {
    boolean admits(RawCommand record, GameCommand command);
  }

  /**
   * Admits host and clock commands only with the seal of quiz-service, and those of players and
   * gateways with the seal of quiz-service or of the gateways.
   */
  public static Gate sealed(CommandSeals seals, GameMetrics metrics) {
    return (record, command) -> {
      boolean ours = command instanceof HostCommand || command instanceof ClockCommand;
      if (ours ? seals.isOwn(record) : seals.isGateways(record)) {
        return true;
      }
      metrics.forged();
      String kind = command.getClass().getSimpleName();
      LOG.errorf("dropped an unsealed %s at offset %d", kind, record.offset());
      return false;
    };
  }

  /** Reads the stored events of a game that is not in memory. */
  public interface Archive {
    Optional<GameState> read(long quizId);
  }

  /**
   * Applying an event failed half-way, so the state in memory is corrupt and must be loaded again.
   */
  public static final class CorruptState extends RuntimeException {
    private static final long serialVersionUID = 1;

    CorruptState(long quizId, RuntimeException cause) {
      super("quiz " + quizId, cause);
    }
  }

  public PartitionGames(
      GameWire wire, Gate gate, Milestones milestones, GameMetrics metrics, Archive archive) {
    this.wire = wire;
    this.gate = gate;
    this.milestones = milestones;
    this.metrics = metrics;
    this.archive = archive;
  }

  public void fill(Collection<LiveGame> loaded) {
    games.clear();
    loaded.forEach(game -> games.put(game.quizId(), game));
  }

  public Collection<LiveGame> all() {
    return games.values();
  }

  public @Nullable LiveGame find(long quizId) {
    return games.get(quizId);
  }

  public void dropEnded(long nanos, long nowNanos) {
    games.values().removeIf(game -> game.hasBeenOverFor(nanos, nowNanos));
  }

  /** Decides the records in order and advances the clock to the last one. */
  public Batch decide(List<RawCommand> records, PartitionClock clock, long nowNanos) {
    Batch batch = new Batch(milestones.none());
    for (RawCommand record : records) {
      Stamp stamp = clock.next(record.appendedAt());
      clock.advance(stamp, nowNanos);
      boolean admitted = take(record, stamp, batch, clock);
      batch.log.add(new CommandLog.Entry(record, stamp.clock(), admitted));
    }
    for (long quizId : batch.events.keySet()) {
      LiveGame game = games.get(quizId);
      if (game != null) {
        game.rearm();
      }
    }
    return batch;
  }

  private boolean take(RawCommand record, Stamp stamp, Batch batch, PartitionClock clock) {
    GameCommand command;
    try {
      command = wire.command(record.value());
    } catch (IOException e) {
      return unreadable(record, batch, stamp);
    }
    if (!gate.admits(record, command)) {
      return false;
    }
    if (command instanceof GameCommand.Heartbeat) {
      for (LiveGame game : List.copyOf(games.values())) {
        if (!game.isOver()) {
          decide(game, command, record, stamp, batch);
        }
      }
      return true;
    }
    OptionalLong key = record.quizId();
    if (key.isEmpty() || key.getAsLong() != command.quizId()) {
      metrics.unreadable();
      LOG.errorf(
          "logged but did not decide a record whose key is not its quiz, offset %d",
          record.offset());
      return false;
    }
    LiveGame game = games.get(command.quizId());
    if (game == null) {
      game = new LiveGame(unknown(command));
    }
    decide(game, command, record, stamp, batch);
    if (command instanceof ClockCommand) {
      game.returned(clock);
    }
    return true;
  }

  /**
   * The state of a game that is not in memory. Only for a schedule command are its stored events
   * loaded.
   */
  private GameState unknown(GameCommand command) {
    Optional<GameState> stored =
        command instanceof GameCommand.Schedule ? archive.read(command.quizId()) : Optional.empty();
    return stored.orElseGet(() -> GameState.of(command.quizId()));
  }

  private boolean unreadable(RawCommand record, Batch batch, Stamp stamp) {
    metrics.unreadable();
    OptionalLong key = record.quizId();
    LiveGame game = key.isEmpty() ? null : games.get(key.getAsLong());
    if (game == null || game.isOver() || game.state() instanceof GameState.Held) {
      LOG.errorf("logged but did not decide an unreadable record, offset %d", record.offset());
      return false;
    }
    apply(game, new GameEvent.Held("unreadable_command"), record, stamp, batch);
    return false;
  }

  private void decide(
      LiveGame game, GameCommand command, RawCommand record, Stamp stamp, Batch batch) {
    long quizId = game.quizId();
    boolean poisoned = poison.getOrDefault(quizId, Set.of()).contains(record.offset());
    if (poisoned) {
      apply(game, new GameEvent.Held("cannot_be_applied"), record, stamp, batch);
      return;
    }
    Decision decision = Game.decideOrHold(game.state(), command, stamp);
    for (GameEvent event : decision.events()) {
      if (event instanceof GameEvent.Finished end) {
        FinalRanking ranking = Objects.requireNonNull(decision.ranking());
        finish(game, new FinishedGame(quizId, end, ranking), record, stamp, batch);
      } else {
        apply(game, event, record, stamp, batch);
      }
    }
    batch.addNotices(quizId, decision.notices());
    String id = hostId(command);
    if (id != null) {
      batch.outcomes.add(new Batch.HostOutcome(id, quizId, outcome(decision)));
    }
  }

  /** Holds the game instead if its shares do not sum to its prize fund. */
  private void finish(
      LiveGame game, FinishedGame finished, RawCommand record, Stamp stamp, Batch batch) {
    if (!finished.sharesMatch()) {
      apply(game, new GameEvent.Held("shares_do_not_sum"), record, stamp, batch);
      return;
    }
    apply(game, finished.end(), record, stamp, batch);
    milestones.finished(batch.milestones, finished, record.offset());
    batch.finished.add(finished);
  }

  private void apply(LiveGame game, GameEvent event, RawCommand record, Stamp stamp, Batch batch) {
    long quizId = game.quizId();
    try {
      game.apply(event);
    } catch (RuntimeException e) {
      poison.computeIfAbsent(quizId, _ -> new HashSet<>()).add(record.offset());
      throw new CorruptState(quizId, e);
    }
    games.putIfAbsent(quizId, game);
    batch.add(quizId, game.state().facts().seq(), event);
    milestones.add(batch.milestones, game.state().facts(), event, record.offset(), stamp.at());
    switch (event) {
      case GameEvent.QuestionJudged e ->
          batch.judged.add(JudgedAnswers.of(game.state().facts(), e.questionId(), e.number()));
      case GameEvent.QuestionVoided e ->
          batch.voided.add(new VoidedQuestion(quizId, e.questionId()));
      case GameEvent.Joined _, GameEvent.AnswersRecorded _ -> batch.crowd = true;
      case GameEvent.WindowPassed _ -> batch.closing = true;
      case GameEvent.Held e -> {
        metrics.held();
        LogFields.ofQuiz(quizId, () -> LOG.errorf("quiz %d is held: %s", quizId, e.reason()));
      }
      case GameEvent.Scheduled _, GameEvent.Announced _, GameEvent.LobbyOpened _ -> {}
      case GameEvent.PlayersSeen _, GameEvent.GatewaySeen _, GameEvent.GatewayLeft _ -> {}
      case GameEvent.Started _, GameEvent.QuestionOpened _, GameEvent.WindowOpened _ -> {}
      case GameEvent.WindowExtended _, GameEvent.QuestionClosed _ -> {}
      case GameEvent.PlayerRemoved _, GameEvent.PlayersBarred _ -> {}
      case GameEvent.QuestionsExhausted _, GameEvent.AdStarted _, GameEvent.AdEnded _ -> {}
      case GameEvent.PauseArmed _, GameEvent.PauseDisarmed _ -> {}
      case GameEvent.Paused _, GameEvent.Resumed _ -> {}
      case GameEvent.Cancelled _, GameEvent.Finished _ -> {}
    }
  }

  private static @Nullable String hostId(GameCommand command) {
    return switch (command) {
      case GameCommand.Cancel c -> c.id();
      case GameCommand.Pause c -> c.id();
      case GameCommand.Resume c -> c.id();
      case GameCommand.Extend c -> c.id();
      case GameCommand.VoidQuestion c -> c.id();
      case GameCommand.Remove c -> c.id();
      case GameCommand.Schedule _, GameCommand.Bar _ -> null;
      case GatewayCommand _, ClockCommand _ -> null;
    };
  }

  /** The outcome for the host: done, a pause armed, or the reason for a refusal. */
  private static String outcome(Decision decision) {
    for (GameNotice notice : decision.notices()) {
      if (notice instanceof GameNotice.HostRefused refused) {
        return refused.reason().wire();
      }
    }
    if (decision.events().isEmpty()) {
      return CommandRefusal.NO_EFFECT.wire();
    }
    boolean armed = decision.events().getFirst() instanceof GameEvent.PauseArmed;
    return armed ? Batch.HostOutcome.PAUSE_ARMED : Batch.HostOutcome.DONE;
  }

  /**
   * The figures of this partition at this moment.
   *
   * @param behind number of commands in the topic that were not read yet
   */
  public PartitionFigures figures(PartitionClock clock, long behind, long now) {
    int live = 0;
    int held = 0;
    long soonest = Long.MAX_VALUE / 2;
    for (LiveGame game : games.values()) {
      if (game.state() instanceof GameState.Held) {
        held++;
      } else if (!game.isOver() && game.state().facts().isStarted()) {
        live++;
      }
      soonest = Math.min(soonest, game.nanosUntilDue(clock, now));
    }
    return new PartitionFigures(behind, live, held, now + soonest, now);
  }

  /** The ids of all games that are not over. */
  public List<Long> running() {
    List<Long> ids = new ArrayList<>();
    games.values().stream().filter(game -> !game.isOver()).forEach(game -> ids.add(game.quizId()));
    return ids;
  }
}
