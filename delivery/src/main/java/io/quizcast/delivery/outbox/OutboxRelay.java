package io.quizcast.delivery.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the rows of an outbox to Kafka, at least once and in the order of their ids per ordering
 * key.
 *
 * <p>A row is claimed for {@link #LEASE}, sent, and deleted when Kafka has confirmed it. Each step
 * is a separate statement, so no transaction is open while Kafka is called. At most one row per
 * ordering key is claimed at a time, because the channel retries a failed record and could reorder
 * two. The channel's producer must give up well within the lease ({@code delivery.timeout.ms} and
 * {@code max.block.ms}), because otherwise a late record could overtake its successor.
 */
public final class OutboxRelay {
  static final Duration LEASE = Duration.ofSeconds(10);

  /**
   * How long after the claim a row may still be sent. The rest of the lease is reserved for the
   * send itself.
   */
  private static final Duration LATEST_START = Duration.ofSeconds(2);

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

  /** How often the table is read while a row is expected. */
  static final long POLL_MS = 150;

  /** How long after {@link #expect} a row is expected. */
  static final long EXPECTED_NANOS = Duration.ofSeconds(5).toNanos();

  /**
   * How often the table is read otherwise, for rows of other replicas and of a process that was
   * killed. An idle service would otherwise spend its time reading an empty table.
   */
  static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

  private static final long AGE_MS = 5_000;
  private static final long BACKOFF_NANOS = Duration.ofSeconds(1).toNanos();

  /** Lower than the 128 records that an emitter buffers before it throws. */
  private static final int MAX_CLAIMED = 64;

  private final OutboxTable table;
  private final String source;
  private final Pool pool;
  private final Vertx vertx;
  private final Function<Message<Record<String, @Nullable String>>, Uni<Void>> channel;
  private final LongSupplier clock;
  private final UUID claimant = UUID.randomUUID();
  private final AtomicBoolean busy = new AtomicBoolean();
  private final Counter sent;
  private final Counter failed;
  private final List<Long> timers = new ArrayList<>(2);
  private volatile double ageSeconds;
  private volatile long pausedUntil;
  private volatile long expectedUntil;
  private volatile long readAt;
  private volatile boolean stopped;

  private record Claimed(
      long id,
      String key,
      String type,
      @Nullable String payload,
      @Nullable String traceparent,
      long claimedAt) {}

  private record Outcome(long id, boolean confirmed) {}

  /**
   * @param service the value of {@code ce_source}; without {@code -service} it is also part of
   *     {@code ce_id}
   * @param channel sends one message; completes when Kafka has confirmed it
   */
  public OutboxRelay(
      OutboxTable table,
      String service,
      Pool pool,
      Vertx vertx,
      Function<Message<Record<String, @Nullable String>>, Uni<Void>> channel,
      MeterRegistry meters) {
    this(table, service, pool, vertx, channel, meters, System::nanoTime);
  }

  /**
   * @param clock nanoseconds since any point in time
   */
  OutboxRelay(
      OutboxTable table,
      String service,
      Pool pool,
      Vertx vertx,
      Function<Message<Record<String, @Nullable String>>, Uni<Void>> channel,
      MeterRegistry meters,
      LongSupplier clock) {
    this.table = table;
    this.source = service;
    this.pool = pool;
    this.vertx = vertx;
    this.channel = channel;
    this.clock = clock;
    pausedUntil = clock.getAsLong();
    expectedUntil = pausedUntil;
    readAt = pausedUntil - IDLE_NANOS;
    sent = meters.counter("quizcast.outbox.sent");
    failed = meters.counter("quizcast.outbox.failures");
    Gauge.builder("quizcast.outbox.age", () -> ageSeconds).baseUnit("seconds").register(meters);
  }

  /**
   * Announces that the caller's transaction stores a row, so that it is sent {@value #POLL_MS} ms
   * after the commit. A row that nobody announced waits for up to a second. Any thread may call.
   */
  public void expect() {
    expectedUntil = clock.getAsLong() + EXPECTED_NANOS;
  }

  public void start() {
    stopped = false;
    timers.add(vertx.setPeriodic(POLL_MS, _ -> relay()));
    timers.add(vertx.setPeriodic(AGE_MS, _ -> measureAge()));
  }

  /**
   * Stops claiming rows. Rows that were claimed but not sent can be claimed again when their lease
   * ends.
   */
  public void stop() {
    stopped = true;
    timers.forEach(vertx::cancelTimer);
    timers.clear();
  }

  private void relay() {
    long now = clock.getAsLong();
    boolean due = expectedUntil - now > 0 || now - readAt >= IDLE_NANOS;
    if (stopped || !due || pausedUntil - now > 0 || !busy.compareAndSet(false, true)) {
      return;
    }
    readAt = now;
    relayAll()
        .onTermination()
        .invoke(() -> busy.set(false))
        .subscribe()
        .with(_ -> {}, this::backOff);
  }

  private void backOff(Throwable failure) {
    pausedUntil = clock.getAsLong() + BACKOFF_NANOS;
    if (!stopped) {
      LOG.warnf("The outbox %s will be retried: %s", table.name(), failure.toString());
    }
  }

  private Uni<Void> relayAll() {
    return claim()
        .chain(
            claimed ->
                claimed.isEmpty() || stopped
                    ? Uni.createFrom().voidItem()
                    : send(claimed).chain(this::relayAll));
  }

  private Uni<List<Claimed>> claim() {
    long now = clock.getAsLong();
    return pool.preparedQuery(table.claim())
        .execute(Tuple.of(claimant, LEASE.toMillis(), MAX_CLAIMED))
        .map(
            rows -> {
              List<Claimed> claimed = new ArrayList<>(rows.size());
              rows.forEach(row -> claimed.add(read(row, now)));
              return claimed;
            });
  }

  private static Claimed read(Row row, long claimedAt) {
    return new Claimed(
        row.getLong("id"),
        row.getString("record_key"),
        row.getString("event_type"),
        row.getString("payload"),
        row.getString("traceparent"),
        claimedAt);
  }

  /** Fails if a row was not confirmed. The confirmed rows are deleted all the same. */
  private Uni<Void> send(List<Claimed> claimed) {
    return Multi.createFrom()
        .iterable(claimed)
        .onItem()
        .transformToUniAndMerge(this::send)
        .collect()
        .asList()
        .chain(this::settle);
  }

  private Uni<Outcome> send(Claimed row) {
    // If the process has been suspended since the claim, another replica may hold the row now.
    if (clock.getAsLong() - row.claimedAt() > LATEST_START.toNanos()) {
      return Uni.createFrom().item(new Outcome(row.id(), false));
    }
    return Uni.createFrom()
        .deferred(() -> channel.apply(message(row)))
        .map(_ -> new Outcome(row.id(), true))
        .onFailure()
        .invoke(failure -> LOG.warnf("Row %d was not sent: %s", row.id(), failure.toString()))
        .onFailure()
        .recoverWithItem(new Outcome(row.id(), false));
  }

  private Message<Record<String, @Nullable String>> message(Claimed row) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("ce_specversion", bytes("1.0"));
    headers.add("ce_id", bytes(source.replace("-service", "") + "-" + row.id()));
    headers.add("ce_source", bytes("/" + source));
    headers.add("ce_type", bytes(row.type()));
    headers.add("content-type", bytes("application/json"));
    if (row.traceparent() != null) {
      headers.add("traceparent", bytes(row.traceparent()));
    }
    return Message.of(
        Record.of(row.key(), row.payload()),
        Metadata.of(OutgoingKafkaRecordMetadata.<String>builder().withHeaders(headers).build()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Uni<Void> settle(List<Outcome> outcomes) {
    Long[] confirmed = ids(outcomes, true);
    Long[] open = ids(outcomes, false);
    sent.increment(confirmed.length);
    failed.increment(open.length);
    return execute(table.delete(), confirmed)
        .chain(() -> execute(table.release(), open))
        .chain(
            () ->
                open.length == 0
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom()
                        .failure(
                            new IllegalStateException(open.length + " rows are not confirmed")));
  }

  private static Long[] ids(List<Outcome> outcomes, boolean confirmed) {
    return outcomes.stream()
        .filter(outcome -> outcome.confirmed() == confirmed)
        .map(Outcome::id)
        .toArray(Long[]::new);
  }

  private Uni<Void> execute(String statement, Long[] ids) {
    return ids.length == 0
        ? Uni.createFrom().voidItem()
        : pool.preparedQuery(statement).execute(Tuple.of(ids, claimant)).replaceWithVoid();
  }

  private void measureAge() {
    pool.query(table.age())
        .execute()
        .subscribe()
        .with(
            rows -> ageSeconds = rows.iterator().next().getDouble(0),
            failure ->
                LOG.debugf("The age of the outbox cannot be read: %s", failure.getMessage()));
  }
}
