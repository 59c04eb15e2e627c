package io.quizcast.e2e.bench;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.game.Timings;
import io.quizcast.swarm.game.Timings.Spread;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Measures the lower bound of an acknowledgement: records of the size of an answer are sent to one
 * partition of the same broker with acks=all, at the rate of answers.
 */
final class ProduceFloor {
  private static final String TOPIC = "bench.floor";
  private static final int RECORD_BYTES = 200;

  private final RunningPlatform platform;

  ProduceFloor(RunningPlatform platform) {
    this.platform = platform;
  }

  /**
   * Times from send to confirmation in milliseconds, for {@code records} sent evenly over {@code
   * millis}.
   */
  Spread measure(int records, int millis)
      throws IOException, InterruptedException, ExecutionException {
    createTopic();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            platform.kafka(Map.of("acks", "all", "linger.ms", "0")),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      send(producer, records / 4, millis / 4);
      return send(producer, records, millis);
    }
  }

  private static Spread send(KafkaProducer<byte[], byte[]> producer, int records, int millis)
      throws InterruptedException {
    Timings latencies = new Timings();
    CountDownLatch confirmed = new CountDownLatch(records);
    long start = System.nanoTime();
    for (int i = 0; i < records; i++) {
      long due = start + (long) i * millis * 1_000_000 / records;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      long sent = System.nanoTime();
      producer.send(
          new ProducerRecord<>(TOPIC, new byte[RECORD_BYTES]),
          (_, _) -> {
            latencies.add(System.nanoTime() - sent);
            confirmed.countDown();
          });
    }
    confirmed.await(30, TimeUnit.SECONDS);
    return latencies.spread(1e6);
  }

  private void createTopic() throws IOException, InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(platform.kafka())) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
