package io.quizcast.quiz.game.runner;

import io.opentelemetry.context.Scope;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.ClockCommand;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.clock.Due;
import io.quizcast.contracts.game.rules.clock.Stamp;
import io.quizcast.quiz.game.engine.Batch;
import io.quizcast.quiz.game.engine.LiveGame;
import io.quizcast.quiz.game.engine.PartitionClock;
import io.quizcast.quiz.game.engine.PartitionGames;
import io.quizcast.quiz.game.results.Milestones;
import io.quizcast.quiz.game.runner.PartitionRepository.Lease;
import io.quizcast.quiz.game.runner.PartitionRepository.Position;
import io.quizcast.quiz.game.runtime.PartitionFigures;
import io.quizcast.quiz.game.runtime.RunnerConnection;
import io.quizcast.quiz.game.schedule.ClockCommands;
import io.quizcast.quiz.game.schedule.QuestionSelector;
import io.quizcast.quiz.game.schedule.QuizRows;
import io.quizcast.quiz.game.schedule.Reconciler;
import io.quizcast.quiz.game.wire.CommandTraces;
import io.quizcast.quiz.game.wire.GameCommandConsumer;
import io.quizcast.quiz.game.wire.GameEventPublisher;
import io.quizcast.quiz.game.wire.RawCommand;
import io.quizcast.quiz.game.wire.StoredRun;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Owns one partition of {@code game.commands} while its lease lasts: reads commands, decides them
 * in memory, writes each batch in one fenced commit, publishes the committed events, and sends the
 * clock commands that its games wait for. Has one thread, one consumer and one JDBC connection.
 *
 * <p>After any failure the state in memory is discarded and loaded again. If another owner has
 * taken the partition, this one ends; until it notices, it can only repeat events that were
 * published before.
 */
public final class PartitionRunner implements Runnable {
  private static final Logger LOG = Logger.getLogger(PartitionRunner.class);

  /** Within this time a runner with games notices that a run was confirmed, or failed to be. */
  private static final long CONFIRMED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long RECONCILE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long KEEP_OVER_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final RunnerContext context;
  private final Lease lease;
  private final String topicId;
  private final RunnerConnection connection;
  private final PartitionRepository repository;
  private final QuestionSelector questions;
  private final ClockCommands clockCommands;
  private final Reconciler reconciler;
  private final GameCommandConsumer consumer;
  private final GameEventPublisher publisher;
  private final PartitionGames games;
  private final PendingSnapshots snapshots;
  private final RefusedBatch refused = new RefusedBatch();

  private PartitionClock clock;
  private long nextOffset;
  private long lastRow;
  private long renewAt;
  private long reconcileAt;
  private long gatherUntil;
  private volatile boolean leaving;
  private volatile boolean halted;
  private volatile boolean playing;
  private volatile boolean running;

  public PartitionRunner(RunnerContext context, Lease lease, String topicId) {
    this.context = context;
    this.lease = lease;
    this.topicId = topicId;
    int partition = lease.partition();
    PendingSnapshots pending = new PendingSnapshots(context.snapshots(), partition, lease.epoch());
    snapshots = pending;
    publisher =
        context
            .publishing()
            .open(
                context,
                partition,
                (run, offset) -> confirmed(context, partition, pending, run, offset));
    int leaseMs = (int) context.config().lease().toMillis();
    connection = new RunnerConnection(context.database());
    repository = new PartitionRepository(connection, context.wire(), lease, leaseMs);
    questions = new QuestionSelector(connection, context.wire().mapper());
    QuizRows rows = new QuizRows(connection, partition);
    clockCommands = new ClockCommands(connection, questions, rows, context.config());
    reconciler =
        new Reconciler(
            rows, questions, context.commands(), context.config(), context.metrics(), partition);
    consumer = new GameCommandConsumer(context.kafka(), context.commandsTopic(), partition);
    games =
        new PartitionGames(
            context.wire(),
            PartitionGames.sealed(context.seals(), context.metrics()),
            new Milestones(context.wire().mapper(), partition, context.config().resultsChunk()),
            context.metrics(),
            this::stored);
    clock = new PartitionClock(new Stamp(0, 0), System.nanoTime(), 0);
  }

  /** Sends {@code question_out} immediately, because the window begins with that command. */
  private static void confirmed(
      RunnerContext context,
      int partition,
      PendingSnapshots snapshots,
      StoredRun run,
      long offset) {
    if (run.openedVersion() > 0) {
      context
          .commands()
          .put(partition, new GameCommand.QuestionOut(run.quizId(), run.openedVersion()));
    }
    snapshots.confirmed(run, offset);
  }

  public int partition() {
    return lease.partition();
  }

  /** Whether this runner has loaded its games and is processing commands. */
  public boolean isRunning() {
    return running;
  }

  /**
   * Whether a fatal error has halted this runner. A halted runner keeps its lease; see {@link
   * #halt}.
   */
  public boolean isHalted() {
    return halted;
  }

  /** Whether a game of this partition has started and not ended, as of about a second ago. */
  public boolean isPlaying() {
    return playing;
  }

  /** Asks the runner to end after the current batch and to release its lease. */
  public void leave() {
    leaving = true;
  }

  @Override
  public void run() {
    try {
      publisher.warm();
      while (!leaving) {
        try {
          begin();
          while (!leaving) {
            turn();
          }
        } catch (SQLException | KafkaException | PartitionGames.CorruptState e) {
          failed(e);
        }
      }
      shutDown();
    } catch (LeaseLost e) {
      context.metrics().leaseLost();
      LOG.infof("partition %d went to another owner", partition());
    } catch (FatalPartitionError e) {
      halt(e);
    } finally {
      running = false;
      context.metrics().gone(partition());
      publisher.close();
      consumer.close();
      connection.close();
    }
  }

  private void begin() throws SQLException, LeaseLost, FatalPartitionError {
    Optional<Position> found = repository.position();
    if (found.isEmpty()) {
      throw new LeaseLost();
    }
    Position position = found.get();
    if (position.topicId() != null && !position.topicId().equals(topicId)) {
      throw new FatalPartitionError(
          "the topic has another id than the one whose offsets are stored");
    }
    Long kept = position.nextOffset();
    long begin = consumer.begin();
    if (kept == null) {
      repository.begin(begin, topicId);
      kept = begin;
    }
    if (kept < begin || kept > consumer.end()) {
      throw new FatalPartitionError("offset " + kept + " is not in the log");
    }
    games.fill(repository.games());
    games.all().forEach(game -> game.opensIn(position.lastRow()));
    clock = new PartitionClock(position.stamp(), System.nanoTime(), System.currentTimeMillis());
    nextOffset = kept;
    lastRow = position.lastRow();
    publisher.restart(position.publishedRow());
    List<StoredRun> unpublished = repository.runsAfter(position.publishedRow());
    long end = consumer.end(context.eventsTopic());
    snapshots.restart(games, end, lastRow, unpublished.isEmpty());
    publisher.publish(unpublished, Map.of());
    context.answers().catchUp(partition());
    context.results().catchUp(partition());
    consumer.seek(nextOffset);
    renewAt = System.nanoTime();
    reconcileAt = renewAt;
    gatherUntil = renewAt;
    refused.loaded(renewAt);
    LOG.infof(
        "running partition %d from offset %d in epoch %d with %d games",
        partition(), nextOffset, lease.epoch(), games.all().size());
    running = true;
  }

  private void turn() throws SQLException, LeaseLost, FatalPartitionError {
    List<RawCommand> records;
    gather();
    try {
      records = consumer.poll(pause());
    } catch (InvalidOffsetException e) {
      throw new FatalPartitionError("offset " + nextOffset + " is not in the log");
    }
    if (!records.isEmpty()) {
      process(records);
    }
    publisher.recover();
    long now = System.nanoTime();
    if (now - renewAt >= 0) {
      renew(now);
    }
    if (now - reconcileAt >= 0) {
      reconcileAt = now + RECONCILE_NANOS;
      reconciler.reconcile(games, clock.brokerNow(now));
      games.dropEnded(KEEP_OVER_NANOS, now);
      recordFigures(now);
    }
    sendDue();
    snapshots.take(games);
  }

  /**
   * Waits for more commands, so that the next commit covers more of them, unless some have arrived
   * already or a clock command is due.
   */
  private void gather() {
    long wait = Math.min(gatherUntil - System.nanoTime(), pause().toNanos());
    if (wait > 0) {
      LockSupport.parkNanos(wait);
    }
  }

  private Duration pause() {
    long now = System.nanoTime();
    long wait = Math.min(renewAt - now, reconcileAt - now);
    long confirmed = publisher.confirmedRow();
    for (LiveGame game : games.all()) {
      wait = Math.min(wait, CONFIRMED_NANOS);
      wait = Math.min(wait, game.nanosUntilSend(clock, confirmed, now));
    }
    return wait <= 0 ? Duration.ZERO : Duration.ofMillis(1 + wait / 1_000_000);
  }

  private void process(List<RawCommand> records) throws SQLException {
    CommandTraces traces = CommandTraces.begin(context.tracer(), partition(), records);
    try (Scope _ = traces.context().makeCurrent()) {
      decide(records, traces);
      traces.done();
    } finally {
      traces.failed();
    }
  }

  private void decide(List<RawCommand> records, CommandTraces traces) throws SQLException {
    long now = System.nanoTime();
    Batch batch = games.decide(records, clock, now);
    List<StoredRun> runs = StoredRun.of(batch.events, lease.epoch(), lastRow + 1, context.wire());
    commit(batch, runs, now);
    snapshots.mark(batch, runs, now);
    boolean gathers = batch.crowd && !batch.closing && consumer.behind() == 0;
    gatherUntil = gathers ? now + context.config().gathering().toNanos() : now;
    publisher.publish(runs, traces.puts(runs));
    publisher.publishNotices(batch.noticeRuns());
    batch.judged.forEach(context.answers()::add);
    batch.voided.forEach(context.answers()::add);
    batch.finished.forEach(context.results()::add);
    for (StoredRun run : runs) {
      LiveGame game = run.openedVersion() > 0 ? games.find(run.quizId()) : null;
      if (game != null) {
        game.opensIn(run.rowNo());
      }
    }
  }

  private void commit(Batch batch, List<StoredRun> runs, long startedNanos) throws SQLException {
    try {
      repository.commit(nextOffset, batch, runs, clock.last(), publisher.confirmedRow());
    } catch (SQLException e) {
      refused.commitFailed();
      context.metrics().commitFailed();
      throw e;
    }
    refused.committed();
    long now = System.nanoTime();
    long lag = System.currentTimeMillis() - batch.log.getFirst().command().appendedAt();
    context.metrics().committed(batch.log.size(), now - startedNanos, lag);
    nextOffset = batch.log.getLast().command().offset() + 1;
    lastRow += runs.size();
    renewAt = now + context.config().leaseRenewal().toNanos();
  }

  private void recordFigures(long now) {
    PartitionFigures figures = games.figures(clock, consumer.behind(), now);
    playing = figures.live() > 0;
    context.metrics().record(partition(), figures);
  }

  private void renew(long now) throws SQLException, LeaseLost {
    if (!repository.renew(publisher.confirmedRow())) {
      throw new LeaseLost();
    }
    renewAt = now + context.config().leaseRenewal().toNanos();
  }

  private void sendDue() throws SQLException {
    long confirmed = publisher.confirmedRow();
    for (LiveGame game : games.all()) {
      long now = System.nanoTime();
      Optional<Due> due = game.due();
      if (due.isPresent() && game.nanosUntilSend(clock, confirmed, now) <= 0) {
        game.wasSent(now);
        ClockCommand command = clockCommands.of(game, due.get(), clock.brokerNow(now));
        if (command != null) {
          context.commands().put(partition(), command);
        }
      }
    }
  }

  /**
   * Drops the connection and pauses before the partition is loaded again, because the outcome of
   * the last statement is unknown.
   */
  private void failed(Exception e) {
    running = false;
    connection.discard();
    LOG.warnf("partition %d is read again: %s", partition(), e.getMessage());
    if (refused.isStuck(e, context.config().stuckBatch().toNanos(), System.nanoTime())) {
      LOG.fatalf(e, "partition %d: PostgreSQL keeps refusing a batch", partition());
      context.onStuckBatch().run();
    }
    LockSupport.parkNanos(RETRY_NANOS);
  }

  private void shutDown() {
    publisher.close();
    try {
      repository.release(publisher.confirmedRow());
    } catch (SQLException e) {
      LOG.infof(
          "the lease of partition %d could not be released and will expire: %s",
          partition(), e.getMessage());
    }
  }

  /**
   * Keeps the lease until the shutdown, so that no other replica takes the partition and hits the
   * same fault.
   */
  private void halt(FatalPartitionError error) {
    halted = true;
    context.metrics().halted(1);
    LOG.errorf("partition %d is halted: %s", partition(), error.getMessage());
    while (!leaving) {
      try {
        if (!repository.renew(0)) {
          break;
        }
      } catch (SQLException e) {
        connection.discard();
      }
      LockSupport.parkNanos(context.config().leaseRenewal().toNanos());
    }
    context.metrics().halted(-1);
    shutDown();
  }

  /**
   * Reads a stored game. A failure makes the runner load the partition again, like any connection
   * failure.
   */
  private Optional<GameState> stored(long quizId) {
    try {
      return repository.game(quizId);
    } catch (SQLException e) {
      throw new KafkaException("the events of a game cannot be read", e);
    }
  }
}
