package io.quizcast.gateway.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.game.CommandSeal;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.GatewayCommand;
import io.quizcast.gateway.trace.AnswerTraces;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes commands of players and of this gateway to {@code game.commands} through one producer.
 * Commands are appended to a partition in the order in which they were offered.
 *
 * <p>{@code send()} can block while metadata is missing or the buffer is full, so it runs on its
 * own thread behind a bounded queue, never on an event loop. It uses a plain producer because a
 * SmallRye sink would retry a failed record after later ones.
 */
@ApplicationScoped
public class GameCommandPublisher {
  private static final Logger LOG = Logger.getLogger(GameCommandPublisher.class);
  private static final int QUEUE = 40_000;
  private static final int MAX_BLOCK_MS = 100;
  private static final byte[] SPEC_VERSION = ascii("1.0");
  private static final byte[] SOURCE = ascii("/realtime-gateway");

  private final BlockingQueue<Put> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicLong ids = new AtomicLong();
  private final ObjectWriter json;
  private final String gateway;
  private final CommandSeal seal;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread sender;
  private volatile boolean stopping;

  /** The key that seals the commands of gateways. quiz-service has the same key. */
  @ConfigMapping(prefix = "quizcast")
  public interface Config {
    /** 32 bytes in hex. */
    @Pattern(
        regexp = "[0-9a-fA-F]{64}",
        message = "quizcast.gateway-hmac-key must be 64 hex digits")
    String gatewayHmacKey();
  }

  /**
   * Receives the outcome of a command: on the producer's thread, in order per partition, or on the
   * caller's thread if the queue is full.
   */
  public interface Outcome {
    /**
     * @param appendedAt the broker's append time, epoch ms
     */
    void appended(long appendedAt);

    void failed();

    /** Returns an outcome for a command of which only the failure matters. */
    static Outcome failing(Runnable failed) {
      return new Outcome() {
        @Override
        public void appended(long appendedAt) {}

        @Override
        public void failed() {
          failed.run();
        }
      };
    }

    /** Returns an outcome that passes on to this one through an executor. */
    default Outcome on(Executor executor) {
      Outcome to = this;
      return new Outcome() {
        @Override
        public void appended(long appendedAt) {
          executor.execute(() -> to.appended(appendedAt));
        }

        @Override
        public void failed() {
          executor.execute(to::failed);
        }
      };
    }
  }

  private record Put(
      int partition, GameCommand command, byte @Nullable [] traceparent, Outcome outcome) {}

  GameCommandPublisher(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      ObjectMapper mapper,
      Config config,
      GatewayName name) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000);
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    json = mapper.writerFor(GameCommand.class);
    gateway = name.get();
    seal = new CommandSeal(config.gatewayHmacKey());
    sender = Thread.ofPlatform().name("game-commands").daemon().start(this::run);
  }

  /** Queues a command. */
  public void put(int partition, GatewayCommand command, Outcome outcome) {
    put(partition, command, null, outcome);
  }

  /** Queues a command with the trace context of one of the answers in it. */
  public void put(
      int partition, GatewayCommand command, byte @Nullable [] traceparent, Outcome outcome) {
    if (!queue.offer(new Put(partition, command, traceparent, outcome))) {
      outcome.failed();
    }
  }

  /** Number of queued commands. */
  public int waiting() {
    return queue.size();
  }

  private void run() {
    while (!stopping || !queue.isEmpty()) {
      try {
        Put put = queue.poll(200, TimeUnit.MILLISECONDS);
        if (put != null) {
          send(put);
        }
      } catch (InterruptedException e) {
        stopping = true;
      } catch (RuntimeException e) {
        LOG.error("A command was not sent", e);
      }
    }
  }

  /**
   * Retries a command while the producer's buffer is full. The next command has to wait, so that
   * the order is kept.
   */
  private void send(Put put) {
    ProducerRecord<byte[], byte[]> data = record(put);
    Thread here = Thread.currentThread();
    boolean[] again = {false};
    do {
      again[0] = false;
      try {
        producer.send(
            data,
            (metadata, failure) -> {
              boolean unsent =
                  failure instanceof TimeoutException && Thread.currentThread() == here;
              if (unsent) {
                again[0] = true;
              } else {
                returned(put.outcome(), metadata, failure);
              }
            });
      } catch (KafkaException | IllegalStateException e) {
        LOG.warnf("A command was refused: %s", e.getMessage());
        put.outcome().failed();
      }
    } while (again[0] && !stopping);
    if (again[0]) {
      put.outcome().failed();
    }
  }

  private static void returned(
      Outcome outcome, @Nullable RecordMetadata metadata, @Nullable Exception failure) {
    if (failure == null && metadata != null) {
      outcome.appended(metadata.timestamp());
    } else {
      outcome.failed();
    }
  }

  private ProducerRecord<byte[], byte[]> record(Put put) {
    byte[] key = ascii(Long.toString(put.command().quizId()));
    byte[] value = bytes(put.command());
    ProducerRecord<byte[], byte[]> data =
        new ProducerRecord<>(Topics.GAME_COMMANDS, put.partition(), key, value);
    data.headers()
        .add(CommandSeal.HEADER, seal.of(value))
        .add("ce_specversion", SPEC_VERSION)
        .add("ce_type", ascii("io.quizcast.game." + put.command().getClass().getSimpleName()))
        .add("ce_source", SOURCE)
        .add("ce_id", ascii(gateway + "-" + ids.incrementAndGet()));
    byte[] traceparent = put.traceparent();
    if (traceparent != null) {
      data.headers().add(AnswerTraces.TRACEPARENT, traceparent);
    }
    return data;
  }

  private byte[] bytes(GameCommand command) {
    try {
      return json.writeValueAsBytes(command);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Fetches the metadata of the topic in advance, so that the first command does not wait for it.
   */
  public void warm() {
    try {
      producer.partitionsFor(Topics.GAME_COMMANDS);
    } catch (KafkaException e) {
      LOG.debugf("no metadata yet: %s", e.getMessage());
    }
  }

  /** Sends the queued commands, within the given time at most. */
  public void close(Duration within) {
    stopping = true;
    try {
      sender.join(within);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(within);
  }
}
