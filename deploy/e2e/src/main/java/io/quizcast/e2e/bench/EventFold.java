package io.quizcast.e2e.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.contracts.game.rules.Game;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.e2e.platform.RunningPlatform;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one game on {@code game.events} and applies its events as a gateway does. Counts the
 * records with answers, their bytes and their CPU time.
 */
final class EventFold implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);

  private final ObjectReader records =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerFor(GameEventRecord.class);
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final byte[] key;
  private final Listener listener;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean closing;
  private volatile @Nullable Exception failure;
  private GameState state;

  private long answers;
  private long answerBytes;
  private long answerNanos;

  /** Receives each event after its record was applied, on the fold's thread. */
  interface Listener {
    /**
     * @param after the state after the record
     * @param appendedAt the broker's append time of the record, epoch ms
     */
    void applied(GameEvent event, GameState after, long appendedAt);
  }

  /** The cost of the answers to one question. */
  record Cost(long answers, double bytesPerAnswer, double microsPerAnswer) {}

  EventFold(RunningPlatform platform, long quizId, int partition, Listener listener)
      throws IOException {
    this.listener = listener;
    key = Long.toString(quizId).getBytes(StandardCharsets.US_ASCII);
    state = GameState.of(quizId);
    consumer =
        new KafkaConsumer<>(
            platform.kafka(Map.of("auto.offset.reset", "earliest", "max.poll.records", "1000")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    TopicPartition events = new TopicPartition(Topics.GAME_EVENTS, partition);
    consumer.assign(List.of(events));
    consumer.seekToBeginning(List.of(events));
    thread = Thread.ofPlatform().name("fold").daemon().start(this::run);
  }

  private void run() {
    try {
      while (!closing) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (Arrays.equals(record.key(), key)) {
            apply(record);
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      failure = e;
    } finally {
      ended.countDown();
      consumer.close();
    }
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) throws IOException {
    long since = threads.getCurrentThreadCpuTime();
    if (!(records.readValue(record.value()) instanceof EventRun run)
        || run.lastSeq() <= state.facts().seq()) {
      return;
    }
    int skipped = (int) (state.facts().seq() + 1 - run.firstSeq());
    List<GameEvent> fresh = run.events().subList(skipped, run.events().size());
    int count = fresh.stream().mapToInt(EventFold::count).sum();
    for (GameEvent event : fresh) {
      state = Game.evolve(state, event);
      if (count == 0) {
        listener.applied(event, state, record.timestamp());
      }
    }
    if (count > 0) {
      answers += count;
      answerNanos += threads.getCurrentThreadCpuTime() - since;
      answerBytes += record.serializedKeySize() + record.serializedValueSize();
      for (GameEvent event : fresh) {
        listener.applied(event, state, record.timestamp());
      }
    }
  }

  private static int count(GameEvent event) {
    return event instanceof GameEvent.AnswersRecorded recorded ? recorded.answers().size() : 0;
  }

  /** The cost since the last call. Must be called on the fold's thread. */
  Cost takeCost() {
    double each = Math.max(1, answers);
    Cost cost = new Cost(answers, answerBytes / each, answerNanos / 1e3 / each);
    answers = 0;
    answerBytes = 0;
    answerNanos = 0;
    return cost;
  }

  /** Throws if the game cannot be followed any longer. */
  void check() throws IOException {
    Exception e = failure;
    if (e != null) {
      throw new IOException("the game cannot be followed", e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    ended.await();
  }
}
