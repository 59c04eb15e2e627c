package io.quizcast.quiz.game;

import io.opentelemetry.context.Scope;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.ClockCommand;
import io.quizcast.contracts.game.GameEventRecord.NoticeRun;
import io.quizcast.contracts.game.rules.Due;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.Stamp;
import io.quizcast.quiz.game.PartitionRepository.Lease;
import io.quizcast.quiz.game.PartitionRepository.Position;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * The owner of one partition while its lease lasts: reads commands, decides them in memory, commits
 * a batch in one fenced commit, publishes what is committed, and puts the clock commands its games
 * wait for. One thread, one consumer, one JDBC connection.
 *
 * <p>Whatever fails, memory is dropped and read again; what another owner has written meanwhile
 * ends this one. A zombie can only repeat history.
 */
final class PartitionRunner implements Runnable {
  private static final Logger LOG = Logger.getLogger(PartitionRunner.class);
  private static final long RECONCILE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long KEEP_OVER_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final RunnerKit kit;
  private final Lease lease;
  private final String topicId;
  private final RunnerConnection connection;
  private final PartitionRepository repository;
  private final QuestionStock stock;
  private final ClockCommands clockCommands;
  private final Reconciler reconciler;
  private final GameCommandConsumer consumer;
  private final GameEventPublisher publisher;
  private final PartitionGames games;
  private final PendingSnapshots snapshots;

  private PartitionClock clock;
  private long nextOffset;
  private long lastRow;
  private long renewAt;
  private long reconcileAt;
  private long gatherUntil;
  private boolean commitFailing;
  private long refusedSince;
  private volatile boolean leaving;
  private volatile boolean stopped;
  private volatile boolean running;

  /** The partition belongs to somebody else. */
  private static final class Lost extends Exception {
    private static final long serialVersionUID = 1;
  }

  /** Going on would mean guessing: an operator has to look. */
  private static final class Alarm extends Exception {
    private static final long serialVersionUID = 1;

    Alarm(String message) {
      super(message);
    }
  }

  PartitionRunner(RunnerKit kit, Lease lease, String topicId) {
    this.kit = kit;
    this.lease = lease;
    this.topicId = topicId;
    int partition = lease.partition();
    PendingSnapshots pending = new PendingSnapshots(kit.snapshots(), partition, lease.epoch());
    snapshots = pending;
    publisher =
        kit.publishing()
            .open(kit, partition, (run, offset) -> confirmed(kit, partition, pending, run, offset));
    int leaseMs = (int) kit.config().lease().toMillis();
    connection = new RunnerConnection(kit.database());
    repository = new PartitionRepository(connection, kit.wire(), lease, leaseMs);
    stock = new QuestionStock(connection, kit.wire().mapper());
    QuizRows rows = new QuizRows(connection, partition);
    clockCommands = new ClockCommands(connection, stock, rows, kit.config());
    reconciler =
        new Reconciler(rows, stock, kit.commands(), kit.config(), kit.metrics(), partition);
    consumer = new GameCommandConsumer(kit.kafka(), kit.commandsTopic(), partition);
    games =
        new PartitionGames(
            kit.wire(),
            PartitionGames.sealed(kit.seal(), kit.metrics()),
            new Milestones(kit.wire().mapper(), partition),
            kit.metrics(),
            new Stored());
    clock = new PartitionClock(new Stamp(0, 0), System.nanoTime(), 0);
  }

  /** The window is counted from here, so not a turn of the loop is lost. */
  private static void confirmed(
      RunnerKit kit, int partition, PendingSnapshots snapshots, StoredRun run, long offset) {
    if (run.openedVersion() > 0) {
      kit.commands().put(partition, new GameCommand.QuestionOut(run.quizId(), run.openedVersion()));
    }
    snapshots.confirmed(run, offset);
  }

  int partition() {
    return lease.partition();
  }

  /** Whether it has read up its partition and works on it. */
  boolean isRunning() {
    return running;
  }

  /** Whether it stands with an alarm, keeping the lease so that nobody guesses in its place. */
  boolean isStopped() {
    return stopped;
  }

  /** Ends after the current batch, gives the lease back. */
  void leave() {
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
        } catch (SQLException | KafkaException | PartitionGames.Spoilt e) {
          failed(e);
        }
      }
      leaveOrderly();
    } catch (Lost e) {
      kit.metrics().leaseLost();
      LOG.infof("partition %d went to another owner", partition());
    } catch (Alarm e) {
      standStill(e);
    } finally {
      running = false;
      kit.metrics().gone(partition());
      publisher.close();
      consumer.close();
      connection.close();
    }
  }

  private void begin() throws SQLException, Lost, Alarm {
    Optional<Position> found = repository.position();
    if (found.isEmpty()) {
      throw new Lost();
    }
    Position position = found.get();
    if (position.topicId() != null && !position.topicId().equals(topicId)) {
      throw new Alarm("the topic is not the one whose offsets we keep");
    }
    Long kept = position.nextOffset();
    long begin = consumer.begin();
    if (kept == null) {
      repository.begin(begin, topicId);
      kept = begin;
    }
    if (kept < begin || kept > consumer.end()) {
      throw new Alarm("offset " + kept + " is not in the log");
    }
    games.fill(repository.games());
    games.all().forEach(game -> game.opensIn(position.lastRow()));
    clock = new PartitionClock(position.stamp(), System.nanoTime(), System.currentTimeMillis());
    nextOffset = kept;
    lastRow = position.lastRow();
    publisher.restart(position.publishedRow());
    List<StoredRun> unpublished = repository.runsAfter(position.publishedRow());
    long end = consumer.end(kit.eventsTopic());
    snapshots.restart(games, end, lastRow, unpublished.isEmpty());
    publisher.publish(unpublished, Map.of());
    kit.answers().catchUp(partition());
    consumer.seek(nextOffset);
    renewAt = System.nanoTime();
    reconcileAt = renewAt;
    gatherUntil = renewAt;
    if (commitFailing && refusedSince == 0) {
      refusedSince = renewAt;
    }
    LOG.infof(
        "partition %d from offset %d in epoch %d with %d games",
        partition(), nextOffset, lease.epoch(), games.all().size());
    running = true;
  }

  private void turn() throws SQLException, Lost, Alarm {
    List<RawCommand> records;
    gather();
    try {
      records = consumer.poll(pause());
    } catch (InvalidOffsetException e) {
      throw new Alarm("offset " + nextOffset + " is not in the log");
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
      games.dropOver(KEEP_OVER_NANOS, now);
      tell(now);
    }
    putDue();
    snapshots.take(games);
  }

  /** Lets the next commit grow, but nothing that is due wait. */
  private void gather() {
    long wait = Math.min(gatherUntil - System.nanoTime(), pause().toNanos());
    if (wait > 0) {
      LockSupport.parkNanos(wait);
    }
  }

  private Duration pause() {
    long now = System.nanoTime();
    long wait = Math.min(IDLE_NANOS, Math.min(renewAt - now, reconcileAt - now));
    long confirmed = publisher.confirmedRow();
    for (LiveGame game : games.all()) {
      wait = Math.min(wait, game.nanosUntilPut(clock, confirmed, now));
    }
    return wait <= 0 ? Duration.ZERO : Duration.ofMillis(1 + wait / 1_000_000);
  }

  private void process(List<RawCommand> records) throws SQLException {
    CommandTraces traces = CommandTraces.begin(kit.tracer(), partition(), records);
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
    List<StoredRun> runs = StoredRun.of(batch, lease.epoch(), lastRow + 1, kit.wire());
    commit(batch, runs, now);
    snapshots.mark(batch, runs, now);
    gatherUntil = batch.crowd && !batch.closing ? now + kit.config().gathering().toNanos() : now;
    publisher.publish(runs, traces.puts(runs));
    publisher.publishNotices(notices(batch));
    batch.judged.forEach(kit.answers()::add);
    batch.voided.forEach(kit.answers()::add);
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
      commitFailing = true;
      kit.metrics().commitFailed();
      throw e;
    }
    commitFailing = false;
    refusedSince = 0;
    long now = System.nanoTime();
    long lag = System.currentTimeMillis() - batch.log.getFirst().command().appendedAt();
    kit.metrics().committed(batch.log.size(), now - startedNanos, lag);
    nextOffset = batch.log.getLast().command().offset() + 1;
    lastRow += runs.size();
    renewAt = now + kit.config().leaseRenewal().toNanos();
  }

  private void tell(long now) {
    kit.metrics().tell(partition(), PartitionFigures.of(games, clock, consumer.behind(), now));
  }

  private static List<NoticeRun> notices(Batch batch) {
    List<NoticeRun> runs = new ArrayList<>(batch.notices.size());
    batch.notices.forEach((quizId, notices) -> runs.add(new NoticeRun(quizId, notices)));
    return runs;
  }

  private void renew(long now) throws SQLException, Lost {
    if (!repository.renew(publisher.confirmedRow())) {
      throw new Lost();
    }
    renewAt = now + kit.config().leaseRenewal().toNanos();
  }

  private void putDue() throws SQLException {
    long confirmed = publisher.confirmedRow();
    for (LiveGame game : games.all()) {
      long now = System.nanoTime();
      Optional<Due> due = game.due();
      if (due.isPresent() && game.nanosUntilPut(clock, confirmed, now) <= 0) {
        game.wasPut(now);
        ClockCommand command = clockCommands.of(game, due.get(), clock.brokerNow(now));
        if (command != null) {
          kit.commands().put(partition(), command);
        }
      }
    }
  }

  /** The fate of the last statement is unknown: nothing in memory can be trusted. */
  private void failed(Exception e) {
    running = false;
    connection.discard();
    LOG.warnf("partition %d is read again: %s", partition(), e.getMessage());
    long now = System.nanoTime();
    if (e instanceof SQLException sql && isAway(sql)) {
      refusedSince = 0;
    } else if (commitFailing
        && refusedSince != 0
        && now - refusedSince > kit.config().stuckBatch().toNanos()) {
      LOG.fatalf(e, "partition %d: a batch cannot be committed", partition());
      kit.onStuck().run();
    }
    LockSupport.parkNanos(RETRY_NANOS);
  }

  private static boolean isAway(SQLException e) {
    String state = e.getSQLState();
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }

  private void leaveOrderly() {
    publisher.close();
    try {
      repository.release(publisher.confirmedRow());
    } catch (SQLException e) {
      LOG.infof("the lease of partition %d will lapse: %s", partition(), e.getMessage());
    }
  }

  /** Keeps the lease, so that no other owner runs into the same. */
  private void standStill(Alarm alarm) {
    stopped = true;
    kit.metrics().stopped(1);
    LOG.errorf("partition %d is stopped: %s", partition(), alarm.getMessage());
    while (!leaving) {
      try {
        if (!repository.renew(0)) {
          break;
        }
      } catch (SQLException e) {
        connection.discard();
      }
      LockSupport.parkNanos(kit.config().leaseRenewal().toNanos());
    }
    kit.metrics().stopped(-1);
    leaveOrderly();
  }

  /** A failure to read is a failure of the connection: the turn ends with it. */
  private final class Stored implements PartitionGames.Archive {
    @Override
    public Optional<GameState> read(long quizId) {
      try {
        return repository.game(quizId);
      } catch (SQLException e) {
        throw new KafkaException("the events of a game cannot be read", e);
      }
    }
  }
}
