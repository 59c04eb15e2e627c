package io.quizcast.quiz.game.runner;

import io.quizcast.guard.log.LogFields;
import io.quizcast.quiz.game.runner.PartitionRepository.Lease;
import io.quizcast.quiz.game.runtime.RunnerConnection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The partition runners of this process. Registers this replica, counts the others and aims at an
 * even share of the partitions: takes partitions whose lease has expired and releases surplus ones.
 */
public final class RunnerFleet implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RunnerFleet.class);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
  private static final long TOPIC_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** The leases as last polled. */
  public record View(int partitions, int owned, int unowned, int halted, long nanos) {}

  private record Member(PartitionRunner runner, Thread thread) {}

  private final RunnerContext context;
  private final UUID replica = UUID.randomUUID();
  private final RunnerConnection connection;
  private final Map<Integer, Member> members = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean leaving;
  private volatile @Nullable View view;
  private @Nullable TopicDescription topic;
  private long topicNanos;

  public RunnerFleet(RunnerContext context) {
    this.context = context;
    connection = new RunnerConnection(context.database());
    thread = Thread.ofPlatform().name("game-fleet").daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** The leases as last polled; null before the first poll. */
  public @Nullable View view() {
    return view;
  }

  private void run() {
    while (!leaving) {
      try {
        pollLeases();
      } catch (SQLException | ExecutionException | TimeoutException e) {
        connection.discard();
        LOG.warnf("cannot poll the leases: %s", e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private void pollLeases()
      throws SQLException, ExecutionException, TimeoutException, InterruptedException {
    TopicDescription known = describe();
    int partitions = known.partitions().size();
    members.values().removeIf(member -> !member.thread().isAlive());
    int replicas = announce();
    int aim = (partitions + replicas - 1) / replicas;
    while (members.size() < aim && take(known)) {
      context.metrics().owns(members.size());
    }
    if (members.size() > aim) {
      surplus().leave();
    }
    int halted = 0;
    for (Member member : members.values()) {
      if (member.runner().isHalted()) {
        halted++;
      }
    }
    int unowned = unowned();
    context.metrics().owns(members.size());
    context.metrics().unowned(unowned);
    view = new View(partitions, members.size(), unowned, halted, System.nanoTime());
  }

  /** Players of a running game would wait for its new owner, so other partitions move first. */
  private PartitionRunner surplus() {
    List<PartitionRunner> runners = members.values().stream().map(Member::runner).toList();
    return runners.stream()
        .filter(runner -> !runner.isPlaying())
        .findFirst()
        .orElse(runners.getFirst());
  }

  private TopicDescription describe()
      throws SQLException, ExecutionException, TimeoutException, InterruptedException {
    TopicDescription known = topic;
    long now = System.nanoTime();
    if (known != null && now - topicNanos < TOPIC_NANOS) {
      return known;
    }
    Map<String, Object> config = new HashMap<>(context.kafka());
    try (Admin admin = Admin.create(config)) {
      known =
          admin
              .describeTopics(List.of(context.commandsTopic()))
              .allTopicNames()
              .get(5, TimeUnit.SECONDS)
              .values()
              .iterator()
              .next();
    }
    try (PreparedStatement insert =
        connection
            .get()
            .prepareStatement(
                "INSERT INTO game_partition (partition) SELECT generate_series(0, ? - 1)"
                    + " ON CONFLICT DO NOTHING")) {
      insert.setInt(1, known.partitions().size());
      insert.executeUpdate();
    }
    topic = known;
    topicNanos = now;
    return known;
  }

  /** Registers this replica and returns the number of replicas, this one included. */
  private int announce() throws SQLException {
    try (PreparedStatement upsert =
        connection
            .get()
            .prepareStatement(
                """
                WITH me AS (
                  INSERT INTO replica (id, seen_until)
                  VALUES (?, clock_timestamp() + ? * interval '1 ms')
                  ON CONFLICT (id) DO UPDATE SET seen_until = excluded.seen_until),
                gone AS (
                  DELETE FROM replica WHERE seen_until < now() - interval '1 min')
                SELECT count(*), (extract(epoch FROM clock_timestamp()) * 1e6)::bigint
                FROM replica WHERE seen_until > now() AND id <> ?
                """)) {
      upsert.setObject(1, replica);
      upsert.setLong(2, context.config().lease().toMillis());
      upsert.setObject(3, replica);
      Instant asked = Instant.now();
      try (ResultSet row = upsert.executeQuery()) {
        row.next();
        Duration way = Duration.between(asked, Instant.now());
        long here = ChronoUnit.MICROS.between(Instant.EPOCH, asked.plus(way.dividedBy(2)));
        context.metrics().clockOffset(here - row.getLong(2));
        return row.getInt(1) + 1;
      }
    }
  }

  private boolean take(TopicDescription known) throws SQLException {
    UUID token = UUID.randomUUID();
    try (PreparedStatement take =
        connection.get().prepareStatement("SELECT taken, new_epoch FROM game_take(?, ?)")) {
      take.setObject(1, token);
      take.setInt(2, (int) context.config().lease().toMillis());
      try (ResultSet row = take.executeQuery()) {
        if (!row.next()) {
          return false;
        }
        Lease lease = new Lease(row.getInt(1), token, row.getLong(2));
        PartitionRunner runner = new PartitionRunner(context, lease, known.topicId().toString());
        Thread started =
            Thread.ofPlatform()
                .name("game-partition-" + lease.partition())
                .start(
                    () -> {
                      LogFields.ofPartition(lease.partition());
                      runner.run();
                    });
        members.put(lease.partition(), new Member(runner, started));
        return true;
      }
    }
  }

  private int unowned() throws SQLException {
    try (PreparedStatement count =
            connection
                .get()
                .prepareStatement(
                    "SELECT count(*) FROM game_partition"
                        + " WHERE owner IS NULL OR lease_until < clock_timestamp()");
        ResultSet row = count.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Finishes the current batches and releases every lease. */
  @Override
  public void close() {
    leaving = true;
    try {
      thread.join(2_000);
      members.values().forEach(member -> member.runner().leave());
      for (Member member : members.values()) {
        member.thread().join(10_000);
      }
      forget();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }

  private void forget() {
    try (PreparedStatement delete =
        connection.get().prepareStatement("DELETE FROM replica WHERE id = ?")) {
      delete.setObject(1, replica);
      delete.executeUpdate();
    } catch (SQLException e) {
      LOG.debugf("the replica row could not be deleted and will expire: %s", e.getMessage());
    }
  }
}
