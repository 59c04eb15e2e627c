package io.quizcast.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quizcast.local.TestPlatform;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Runs against a real PostgreSQL and a real broker. Each test has a table of its own: the statement
 * of a relay that has just been stopped may still be under way, and would claim a row of the next
 * test for ten seconds. A test whose assertions depend on a duration holds the relay's clock.
 */
class OutboxRelayTest {
  private static final AtomicInteger TABLES = new AtomicInteger();

  private static Vertx vertx;
  private static Pool pool;
  private static String kafka;
  private final List<OutboxRelay> relays = new ArrayList<>();
  private final String table = "relay_outbox_" + TABLES.incrementAndGet();
  private final AtomicLong heldClock = new AtomicLong();

  @BeforeAll
  static void connect() {
    // No assertion here is about speed; this only ends a test that hangs.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
    TestPlatform platform = new TestPlatform();
    platform.init(Map.of("database", "users"));
    Map<String, String> settings = platform.start();
    kafka = settings.get("kafka.bootstrap.servers");
    String url = settings.get("quarkus.datasource.reactive.url").replace("vertx-reactive:", "");
    vertx = Vertx.vertx();
    pool =
        Pool.newInstance(
            PgBuilder.pool()
                .connectingTo(
                    PgConnectOptions.fromUri(url)
                        .setUser(settings.get("quarkus.flyway.username"))
                        .setPassword(settings.get("quarkus.flyway.password")))
                .using(vertx.getDelegate())
                .build());
  }

  @AfterAll
  static void disconnect() {
    pool.closeAndAwait();
    vertx.closeAndAwait();
  }

  @BeforeEach
  void table() {
    sql(
        """
        CREATE TABLE %s (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, owner bigint NOT NULL,
          record_key text NOT NULL, event_type text NOT NULL, payload text, traceparent text,
          created_at timestamptz NOT NULL DEFAULT now(), claimed_by uuid, claimed_until timestamptz)
        """
            .formatted(table));
  }

  @AfterEach
  void drop() {
    relays.forEach(OutboxRelay::stop);
    sql("DROP TABLE " + table);
  }

  private static void sql(String statement) {
    pool.query(statement).executeAndAwait();
  }

  private static long number(String query) {
    return pool.query(query).executeAndAwait().iterator().next().getLong(0);
  }

  private void put(long owner, String facet, String payload) {
    sql(
        """
        INSERT INTO %s (owner, record_key, event_type, payload, traceparent)
        VALUES (%d, '%d:%s', 'changed', %s, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')
        """
            .formatted(table, owner, owner, facet, payload == null ? "NULL" : "'" + payload + "'"));
  }

  private long stored() {
    return number("SELECT count(*) FROM " + table);
  }

  private OutboxRelay relay(
      Function<Message<Record<String, @Nullable String>>, Uni<Void>> channel) {
    return relay(channel, System::nanoTime);
  }

  private OutboxRelay relay(
      Function<Message<Record<String, @Nullable String>>, Uni<Void>> channel, LongSupplier clock) {
    OutboxTable rows =
        new OutboxTable(
            table,
            "o.owner",
            "o.record_key",
            "o.event_type",
            "o.payload",
            "o.payload IS DISTINCT FROM 'not yet due'");
    OutboxRelay relay =
        new OutboxRelay(
            rows, "user-service", pool, vertx, channel, new SimpleMeterRegistry(), clock);
    relays.add(relay);
    relay.start();
    return relay;
  }

  @Test
  void rowsOfOneUserReachTheTopicInOrderFromTwoReplicas() {
    for (int n = 0; n < 20; n++) {
      for (long owner = 1; owner <= 4; owner++) {
        put(owner, "facet" + n % 3, Integer.toString(n));
      }
    }
    put(1, "gone", null);
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka, "linger.ms", 0),
            new StringSerializer(),
            new StringSerializer())) {
      // Creates the topic, which would otherwise keep a claimed row waiting.
      producer.partitionsFor("outbox.relay.test");
      relay(message -> send(producer, message));
      relay(message -> send(producer, message));
      await().atMost(Duration.ofSeconds(20)).until(() -> stored() == 0);
    }
    List<ConsumerRecord<String, String>> records = read();
    assertThat(records).hasSize(81);
    for (long owner = 1; owner <= 4; owner++) {
      String prefix = owner + ":";
      assertThat(
              records.stream()
                  .filter(one -> one.key().startsWith(prefix) && one.value() != null)
                  .map(one -> Integer.parseInt(one.value())))
          .hasSize(20)
          .isSorted();
    }
    ConsumerRecord<String, String> last =
        records.stream().filter(one -> one.key().equals("1:gone")).findFirst().orElseThrow();
    assertThat(last.value()).isNull();
    assertThat(header(last, "ce_id")).startsWith("user-");
    assertThat(header(last, "ce_source")).isEqualTo("/user-service");
    assertThat(header(last, "ce_type")).isEqualTo("changed");
    assertThat(header(last, "traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c");
  }

  private static Uni<Void> send(
      KafkaProducer<String, String> producer, Message<Record<String, @Nullable String>> message) {
    var metadata = message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
    ProducerRecord<String, String> record =
        new ProducerRecord<>(
            "outbox.relay.test",
            null,
            message.getPayload().key(),
            message.getPayload().value(),
            metadata.getHeaders());
    CompletableFuture<Void> confirmed = new CompletableFuture<>();
    producer.send(
        record,
        (_, failure) -> {
          if (failure == null) {
            confirmed.complete(null);
          } else {
            confirmed.completeExceptionally(failure);
          }
        });
    return Uni.createFrom().completionStage(confirmed);
  }

  private static List<ConsumerRecord<String, String>> read() {
    List<ConsumerRecord<String, String>> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", kafka),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor("outbox.relay.test").stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    return StreamSupport.stream(record.headers().headers(name).spliterator(), false)
        .map(header -> new String(header.value(), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  @Test
  void duringASendOneRowOfAUserIsClaimedAndNoTransactionIsOpen() {
    CompletableFuture<Void> confirmation = new CompletableFuture<>();
    ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    put(1, "a", "first");
    put(1, "b", "second");
    put(2, "a", "other");
    relay(
        message -> {
          asked.add(message.getPayload().value());
          return Uni.createFrom().completionStage(confirmation);
        },
        heldClock::get);
    await().until(() -> asked.size() == 2);
    assertThat(asked).containsExactlyInAnyOrder("first", "other");
    assertThat(
            number(
                "SELECT count(*) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND state LIKE 'idle in transaction%'"))
        .isZero();
    assertThat(
            number(
                "SELECT count(*) FROM %s WHERE claimed_until >= created_at + interval '10 seconds'"
                    .formatted(table)))
        .isEqualTo(2);

    confirmation.complete(null);

    await().until(() -> stored() == 0);
    assertThat(asked).hasSize(3).contains("second");
  }

  @Test
  void anAnnouncedRowIsSentBeforeOneThatNobodyAnnounced() {
    ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
    OutboxRelay relay =
        relay(
            message -> {
              sent.add(message.getPayload().value());
              return Uni.createFrom().voidItem();
            },
            heldClock::get);

    String first = rowThatWaits(sent);
    relay.expect();
    await().until(() -> sent.contains(first));

    heldClock.addAndGet(OutboxRelay.EXPECTED_NANOS);
    String second = rowThatWaits(sent);
    heldClock.addAndGet(OutboxRelay.IDLE_NANOS);
    await().until(() -> sent.contains(second));
  }

  /**
   * Stores rows that nobody announces until one is not sent within three rounds of the relay's
   * timer. The first ones may meet a read that is still under way.
   */
  private String rowThatWaits(Collection<String> sent) {
    AtomicInteger number = new AtomicInteger();
    String prefix = "row " + sent.size() + ".";
    await()
        .until(
            () -> {
              put(1, "a", prefix + number.incrementAndGet());
              CompletableFuture<Void> rounds = new CompletableFuture<>();
              vertx.setTimer(3 * OutboxRelay.POLL_MS, _ -> rounds.complete(null));
              rounds.join();
              return !sent.contains(prefix + number.get());
            });
    return prefix + number.get();
  }

  @Test
  void aRowThatIsNotDueWaitsWithItsSuccessors() {
    ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
    put(1, "a", "not yet due");
    put(1, "b", "second");
    put(2, "a", "other");
    relay(
        message -> {
          sent.add(message.getPayload().value());
          return Uni.createFrom().voidItem();
        });
    await().until(() -> stored() == 2);
    assertThat(sent).containsExactly("other");

    sql("UPDATE " + table + " SET payload = 'first' WHERE payload = 'not yet due'");

    await().until(() -> stored() == 0);
    assertThat(sent).containsExactly("other", "first", "second");
  }

  @Test
  void anUnconfirmedRowIsReleasedAndSentAgainBeforeItsSuccessor() {
    ConcurrentLinkedQueue<String> confirmed = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    put(1, "a", "first");
    put(1, "b", "second");
    relay(
        message -> {
          String value = message.getPayload().value();
          if (refused.isEmpty()) {
            refused.add(value);
            return Uni.createFrom().failure(new IllegalStateException("no broker"));
          }
          confirmed.add(value);
          return Uni.createFrom().voidItem();
        });
    await().until(() -> stored() == 0);
    assertThat(refused).containsExactly("first");
    assertThat(confirmed).containsExactly("first", "second");
  }

  @Test
  void theClaimOfADeadReplicaExpiresWithItsLease() {
    ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
    put(1, "a", "first");
    put(1, "b", "second");
    sql(
        "UPDATE "
            + table
            + " SET claimed_by = gen_random_uuid(), claimed_until = now() + interval '2 seconds' WHERE payload = 'first'");
    long leaseEnds =
        number("SELECT (extract(epoch FROM max(claimed_until)) * 1000)::bigint FROM " + table);
    relay(
        message -> {
          sent.add(message.getPayload().value());
          return Uni.createFrom().voidItem();
        });
    await().until(() -> !sent.isEmpty());
    assertThat(number("SELECT (extract(epoch FROM now()) * 1000)::bigint"))
        .isGreaterThanOrEqualTo(leaseEnds);
    await().until(() -> stored() == 0);
    assertThat(sent).containsExactly("first", "second");
  }
}
