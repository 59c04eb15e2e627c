package io.quizcast.auth.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox to Kafka. An advisory lock elects one replica. At most one record per user
 * is in flight, in order of id, because a retry would reorder two.
 *
 * <p>Uses plain SQL instead of Hibernate, because the lock belongs to a connection that stays open.
 */
@ApplicationScoped
public class OutboxPublisher {
  private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
  private static final long LOCK = 7_105_001L;
  private static final long POLL_MILLIS = 150;
  private static final int BATCH = 256;

  private final Pool pool;
  private final Vertx vertx;
  private final MutinyEmitter<Record<String, String>> events;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean stopped;
  private volatile @Nullable SqlConnection leader;

  OutboxPublisher(
      Pool pool,
      Vertx vertx,
      @Channel("user-events-out") MutinyEmitter<Record<String, String>> events) {
    this.pool = pool;
    this.vertx = vertx;
    this.events = events;
  }

  private record Pending(
      long id,
      long userId,
      String key,
      String type,
      @Nullable String payload,
      @Nullable String traceparent) {}

  void start(@Observes StartupEvent started) {
    vertx.setPeriodic(POLL_MILLIS, tick -> drain());
  }

  void stop(@Observes ShutdownEvent stopping) {
    stopped = true;
  }

  private void drain() {
    if (stopped || !busy.compareAndSet(false, true)) {
      return;
    }
    lead()
        .chain(mine -> mine ? sendAll() : Uni.createFrom().voidItem())
        .onTermination()
        .invoke(() -> busy.set(false))
        .subscribe()
        .with(done -> {}, failure -> giveUpLead(failure));
  }

  private Uni<Boolean> lead() {
    if (leader != null) {
      return Uni.createFrom().item(true);
    }
    return pool.getConnection()
        .chain(
            connection ->
                connection
                    .preparedQuery("SELECT pg_try_advisory_lock($1)")
                    .execute(Tuple.of(LOCK))
                    .map(rows -> rows.iterator().next().getBoolean(0))
                    .onFailure()
                    .call(connection::close)
                    .chain(
                        got -> {
                          if (!got) {
                            return connection.close().replaceWith(false);
                          }
                          leader = connection;
                          connection.closeHandler(() -> leader = null);
                          return Uni.createFrom().item(true);
                        }));
  }

  private void giveUpLead(Throwable failure) {
    LOG.warnf("The outbox could not be published: %s", failure.getMessage());
    SqlConnection connection = leader;
    leader = null;
    if (connection != null) {
      connection
          .preparedQuery("SELECT pg_advisory_unlock($1)")
          .execute(Tuple.of(LOCK))
          .onFailure()
          .recoverWithNull()
          .chain(connection::close)
          .subscribe()
          .with(done -> {}, gone -> LOG.debug("The outbox's connection was gone", gone));
    }
  }

  private Uni<Void> sendAll() {
    SqlConnection connection = leader;
    if (connection == null) {
      return Uni.createFrom().voidItem();
    }
    return connection
        .preparedQuery(
            "SELECT id, user_id, record_key, event_type, payload, traceparent FROM outbox"
                + " ORDER BY id LIMIT "
                + BATCH)
        .execute()
        .map(
            rows -> {
              List<Pending> pending = new ArrayList<>();
              rows.forEach(row -> pending.add(read(row)));
              return pending;
            })
        .chain(
            pending ->
                pending.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : sendWave(connection, pending).chain(this::sendAll));
  }

  /** Publishes the oldest pending record of each user. */
  private Uni<Void> sendWave(SqlConnection connection, List<Pending> pending) {
    Set<Long> users = new HashSet<>();
    List<Pending> wave = pending.stream().filter(p -> users.add(p.userId())).toList();
    List<Uni<Void>> sends = wave.stream().map(this::send).toList();
    Long[] ids = wave.stream().map(Pending::id).toArray(Long[]::new);
    return Uni.join()
        .all(sends)
        .andCollectFailures()
        .chain(
            sent ->
                connection
                    .preparedQuery("DELETE FROM outbox WHERE id = ANY($1)")
                    .execute(Tuple.of(ids)))
        .replaceWithVoid();
  }

  private Uni<Void> send(Pending event) {
    RecordHeaders headers = new RecordHeaders();
    if (event.traceparent() != null) {
      headers.add(
          "traceparent", event.traceparent().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    return events.sendMessage(
        Message.of(
            Record.of(event.key(), event.payload()),
            Metadata.of(
                OutgoingKafkaRecordMetadata.<String>builder().withHeaders(headers).build(),
                OutgoingCloudEventMetadata.<String>builder()
                    .withId("auth-" + event.id())
                    .withType(event.type())
                    .withSource(URI.create("/auth-service"))
                    .withTimestamp(java.time.ZonedDateTime.now(java.time.ZoneOffset.UTC))
                    .build())));
  }

  private static Pending read(Row row) {
    return new Pending(
        row.getLong(0),
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5));
  }
}
