package io.quizcast.gateway.room;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.game.GameEventRecord;
import io.quizcast.contracts.game.GameSnapshot;
import io.quizcast.gateway.GatewayMetrics;
import io.quizcast.gateway.command.GameCommandPublisher;
import io.quizcast.gateway.stream.GameStreamReader;
import io.quizcast.gateway.stream.RoomThread;
import io.quizcast.gateway.stream.TopicTail;
import io.quizcast.gateway.trace.AnswerTraces;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Consumes {@code game.events}. At the start it restores the rooms from the newest snapshot of each
 * game; then it applies the events of each partition in order, from where its snapshots end
 * (protocol §4).
 */
@ApplicationScoped
public class GameEventConsumer implements TopicTail.Reader {
  private static final Logger LOG = Logger.getLogger(GameEventConsumer.class);

  private final Rooms rooms;
  private final RoomThread thread;
  private final GatewayMetrics metrics;
  private final GameCommandPublisher publisher;
  private final AnswerTraces traces;
  private final ObjectReader json;
  private final GameStreamReader reader;
  private @Nullable Map<Long, GameSnapshot> snapshots;
  private final TopicTail tail;

  /** Completes when the rooms have applied the previous batch, so that batches do not pile up. */
  private CompletableFuture<Void> taken = CompletableFuture.completedFuture(null);

  private record Read(int partition, GameEventRecord data, List<byte[]> traces) {}

  GameEventConsumer(
      Rooms rooms,
      RoomThread thread,
      GatewayMetrics metrics,
      GameCommandPublisher publisher,
      AnswerTraces traces,
      ObjectMapper mapper,
      GameStreamReader reader,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.rooms = rooms;
    this.thread = thread;
    this.metrics = metrics;
    this.publisher = publisher;
    this.traces = traces;
    this.reader = reader;
    this.json = mapper.readerFor(GameEventRecord.class);
    this.tail = new TopicTail(Topics.GAME_EVENTS, kafka, this);
    metrics.gauge("events.behind", tail::behind);
    metrics.seconds("events.silence", () -> tail.sinceLastPoll().toMillis() / 1e3);
  }

  void start(@Observes StartupEvent event) {
    tail.start();
  }

  /**
   * A partition without a snapshot of an unfinished game is read from its end. If events are missed
   * that way, the room detects a gap and is rebuilt.
   */
  @Override
  public long from(int partition, long start, long end) {
    long offset = end;
    for (GameSnapshot snapshot : restored().values()) {
      if (snapshot.partition() == partition && !isOver(snapshot)) {
        offset = Math.min(offset, snapshot.offset());
      }
    }
    return offset;
  }

  private static boolean isOver(GameSnapshot snapshot) {
    return snapshot.phase().name().equals("finished")
        || snapshot.phase().name().equals("cancelled");
  }

  /** Read once, after the end offsets of the events have been read. */
  private Map<Long, GameSnapshot> restored() {
    Map<Long, GameSnapshot> known = snapshots;
    if (known == null) {
      known = reader.snapshots();
      snapshots = known;
      List<GameSnapshot> all = List.copyOf(known.values());
      LOG.infof("%d games restored from snapshots", all.size());
      thread.execute(() -> rooms.restore(all));
    }
    return known;
  }

  @Override
  public void records(List<ConsumerRecord<byte[], byte[]>> records) {
    long readNanos = System.nanoTime();
    List<Read> read = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> data : records) {
      GameEventRecord content = parse(data);
      if (content != null) {
        read.add(new Read(data.partition(), content, traces(data)));
      }
    }
    taken.join();
    CompletableFuture<Void> now = new CompletableFuture<>();
    taken = now;
    thread.execute(
        () -> {
          try {
            for (Read data : read) {
              rooms.apply(data.data(), data.partition());
              traces.returned(data.traces(), readNanos);
            }
          } finally {
            now.complete(null);
          }
        });
  }

  /** The trace contexts of the answers in a record; most records have none. */
  private static List<byte[]> traces(ConsumerRecord<byte[], byte[]> data) {
    List<byte[]> found = List.of();
    for (Header header : data.headers().headers(AnswerTraces.TRACEPARENT)) {
      found = found.isEmpty() ? new ArrayList<>() : found;
      found.add(header.value());
    }
    return found;
  }

  private @Nullable GameEventRecord parse(ConsumerRecord<byte[], byte[]> data) {
    try {
      return json.readValue(data.value());
    } catch (IOException | IllegalArgumentException e) {
      metrics.unreadable();
      LOG.errorf("The record at %d-%d is not a game event", data.partition(), data.offset());
      return null;
    }
  }

  @Override
  public void caughtUp() {
    publisher.warm();
    thread.execute(rooms::goLive);
  }

  @PreDestroy
  void stop() {
    tail.close();
  }
}
