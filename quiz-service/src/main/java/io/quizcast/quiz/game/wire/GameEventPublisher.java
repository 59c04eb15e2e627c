package io.quizcast.quiz.game.wire;

import io.quizcast.contracts.game.GameEventRecord.NoticeRun;
import io.quizcast.contracts.game.RecordSizes;
import io.quizcast.quiz.game.runtime.GameMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the stored runs of one partition in order and keeps the last row that the broker has
 * confirmed. The runner's thread enqueues runs; confirmations arrive on the producer's thread.
 * After a failure all unconfirmed runs are sent again, in order.
 *
 * <p>A plain producer, because a reactive sink would retry a failed record after later ones.
 */
public class GameEventPublisher implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(GameEventPublisher.class);
  private static final byte[] SPEC_VERSION = "1.0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SOURCE = "/quiz-service".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] RUN = "io.quizcast.game.run".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NOTICES =
      "io.quizcast.game.notices".getBytes(StandardCharsets.US_ASCII);

  private final Map<String, Object> config;
  private final String topic;
  private final int partition;
  private final GameWire wire;
  private final GameMetrics metrics;
  private final Confirmation onConfirmed;
  private final Deque<Sent> unconfirmed = new ArrayDeque<>();
  private @Nullable KafkaProducer<byte[], byte[]> producer;
  private long confirmedRow;
  private int generation;
  private boolean failed;

  /** Called once for each run, in order, on the producer's thread; must not block. */
  public interface Confirmation {
    /**
     * @param offset the offset of the run's record in the topic
     */
    void confirmed(StoredRun run, long offset);
  }

  private record Sent(StoredRun run, long nanos, CommandTraces.Put trace) {}

  public GameEventPublisher(
      Map<String, Object> client,
      String topic,
      int partition,
      GameWire wire,
      GameMetrics metrics,
      Confirmation onConfirmed) {
    config = new HashMap<>(client);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // Compressed, because every gateway reads every event.
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordSizes.EVENT_REQUEST_BYTES);
    this.topic = topic;
    this.partition = partition;
    this.wire = wire;
    this.metrics = metrics;
    this.onConfirmed = onConfirmed;
  }

  /** Discards all enqueued runs and counts the rows up to the given one as confirmed. */
  public synchronized void restart(long publishedRow) {
    unconfirmed.forEach(sent -> sent.trace().lost());
    unconfirmed.clear();
    generation++;
    failed = false;
    confirmedRow = publishedRow;
  }

  /** The broker has confirmed all runs up to this row. */
  public synchronized long confirmedRow() {
    return confirmedRow;
  }

  /**
   * @param traces the traces of some runs, by row
   */
  public void publish(List<StoredRun> runs, Map<Long, CommandTraces.Put> traces) {
    List<Sent> fresh = new ArrayList<>(runs.size());
    int now;
    synchronized (this) {
      for (StoredRun run : runs) {
        CommandTraces.Put trace = traces.getOrDefault(run.rowNo(), CommandTraces.Put.NONE);
        Sent sent = new Sent(run, System.nanoTime(), trace);
        unconfirmed.add(sent);
        fresh.add(sent);
      }
      if (failed) {
        return;
      }
      now = generation;
    }
    fresh.forEach(sent -> send(sent, now));
  }

  /** Sends all unconfirmed runs again after a failure; call it regularly. */
  public void recover() {
    List<Sent> again;
    int now;
    synchronized (this) {
      if (!failed) {
        return;
      }
      LOG.warnf("publishing partition %d again behind row %d", partition, confirmedRow);
      failed = false;
      now = ++generation;
      again = List.copyOf(unconfirmed);
    }
    discard();
    again.forEach(sent -> send(sent, now));
  }

  /** Sends notices once, after the runs they belong to; a lost notice is not sent again. */
  public void publishNotices(List<NoticeRun> notices) {
    for (NoticeRun run : notices) {
      byte[] key = key(run.quizId());
      ProducerRecord<byte[], byte[]> put =
          new ProducerRecord<>(topic, partition, key, wire.bytes(run));
      label(put, NOTICES, run.quizId() + "-" + System.nanoTime());
      try {
        producer().send(put);
      } catch (KafkaException e) {
        LOG.debugf("notices could not be published: %s", e.getMessage());
      }
    }
  }

  private void send(Sent sent, int of) {
    StoredRun run = sent.run();
    ProducerRecord<byte[], byte[]> put =
        new ProducerRecord<>(topic, partition, key(run.quizId()), run.body());
    label(put, RUN, run.quizId() + "-" + run.firstSeq());
    sent.trace().headers().forEach(trace -> put.headers().add(CommandTraces.HEADER, trace));
    try {
      producer()
          .send(
              put,
              (metadata, failure) ->
                  returned(sent, of, metadata == null ? -1 : metadata.offset(), failure));
    } catch (KafkaException e) {
      returned(sent, of, -1, e);
    }
  }

  private void returned(Sent sent, int of, long offset, @Nullable Exception failure) {
    synchronized (this) {
      if (of != generation) {
        return;
      }
      Sent head = unconfirmed.peek();
      if (failure != null || head != sent) {
        failed = true;
        if (failure != null) {
          LOG.warnf("row %d was not published: %s", sent.run().rowNo(), failure.getMessage());
        }
        return;
      }
      unconfirmed.remove();
      confirmedRow = sent.run().rowNo();
    }
    sent.trace().confirmed();
    metrics.published(System.nanoTime() - sent.nanos());
    onConfirmed.confirmed(sent.run(), offset);
  }

  private synchronized KafkaProducer<byte[], byte[]> producer() {
    KafkaProducer<byte[], byte[]> open = producer;
    if (open == null) {
      open = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
      producer = open;
    }
    return open;
  }

  /** Loads the topic's metadata, so that the first record does not have to wait for it. */
  public void warm() {
    try {
      producer().partitionsFor(topic);
    } catch (KafkaException e) {
      LOG.debugf("the metadata of %s could not be loaded: %s", topic, e.getMessage());
    }
  }

  private void discard() {
    KafkaProducer<byte[], byte[]> old;
    synchronized (this) {
      old = producer;
      producer = null;
    }
    if (old != null) {
      old.close(Duration.ZERO);
    }
  }

  private static byte[] key(long quizId) {
    return Long.toString(quizId).getBytes(StandardCharsets.US_ASCII);
  }

  private static void label(ProducerRecord<byte[], byte[]> put, byte[] type, String id) {
    put.headers()
        .add("ce_specversion", SPEC_VERSION)
        .add("ce_type", type)
        .add("ce_source", SOURCE)
        .add("ce_id", id.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    KafkaProducer<byte[], byte[]> open;
    synchronized (this) {
      open = producer;
      producer = null;
      generation++;
    }
    if (open != null) {
      open.close(Duration.ofSeconds(2));
    }
  }
}
