package io.quizcast.quiz.game.wire;

import io.quizcast.contracts.game.CommandSeal;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.ClockCommand;
import io.quizcast.contracts.game.GameCommand.GatewayCommand;
import io.quizcast.contracts.game.GameCommand.HostCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/**
 * Publishes sealed host and clock commands on {@code game.commands}. Never throws, because the code
 * that waits for the effect of a command sends it again. Thread-safe; a call may block for the
 * client's {@code max.block.ms}.
 *
 * <p>A plain producer, because the partition is stored in the quiz row, and retries of a reactive
 * sink would reorder commands.
 */
public final class GameCommandPublisher implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(GameCommandPublisher.class);

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final GameWire wire;
  private final CommandSeal seal;

  public GameCommandPublisher(
      Map<String, Object> client, String topic, GameWire wire, CommandSeal seal) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 100);
    producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
    this.wire = wire;
    this.seal = seal;
  }

  public void put(int partition, HostCommand command) {
    send(partition, command);
  }

  public void put(int partition, ClockCommand command) {
    send(partition, command);
  }

  /** Publishes a command of the bots of a rehearsal, which play inside this service. */
  public void put(int partition, GatewayCommand command) {
    send(partition, command);
  }

  /**
   * Publishes the command. The result completes when the broker has confirmed it, and fails if it
   * is not certain that the broker has it.
   */
  public CompletableFuture<Void> confirm(int partition, HostCommand command) {
    return send(partition, command);
  }

  private CompletableFuture<Void> send(int partition, GameCommand command) {
    CompletableFuture<Void> confirmed = new CompletableFuture<>();
    byte[] key = Long.toString(command.quizId()).getBytes(StandardCharsets.US_ASCII);
    byte[] value = wire.bytes(command);
    ProducerRecord<byte[], byte[]> put = new ProducerRecord<>(topic, partition, key, value);
    put.headers().add(CommandSeal.HEADER, seal.of(value));
    try {
      producer.send(
          put,
          (metadata, failure) -> {
            if (failure == null) {
              confirmed.complete(null);
            } else {
              confirmed.completeExceptionally(failure);
            }
          });
    } catch (KafkaException e) {
      LOG.debugf("a command could not be published: %s", e.getMessage());
      confirmed.completeExceptionally(e);
    }
    return confirmed;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
