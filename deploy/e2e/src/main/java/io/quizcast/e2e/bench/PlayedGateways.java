package io.quizcast.e2e.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.CommandSeal;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.JoinColumns;
import io.quizcast.contracts.game.Packing;
import io.quizcast.contracts.game.Window;
import io.quizcast.e2e.platform.RunningPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Simulated gateways without sockets. Each sends the joins, heartbeats, packed answers and ends of
 * windows for its share of the players. As in a real gateway, a pack contains what was answered
 * while the previous pack was unconfirmed, and in a large game it waits for more.
 */
final class PlayedGateways implements AutoCloseable {
  private static final long TICK_NANOS = 1_000_000;

  /** The same as in a gateway's {@code RoomEntrance}. */
  private static final long JOINS_GATHER_MILLIS = 100;

  /** The first of the players' ids. No user of a service has an id that high. */
  private static final long FIRST_USER = 7_000_000_000_000L;

  private final ObjectWriter json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build()
          .writerFor(GameCommand.class);
  private final KafkaProducer<byte[], byte[]> producer;
  private final CommandSeal seal;
  private final long quizId;
  private final int partition;
  private final List<String> names;

  private final AtomicLong firstAnswerAt = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong lastAnswerAt = new AtomicLong();
  private final AtomicLong lastOverAt = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong packs = new AtomicLong();
  private final AtomicLong packBytes = new AtomicLong();

  /**
   * The records that were published for one question; times are the broker's append times, epoch
   * ms.
   */
  record Put(
      long answers,
      long packs,
      double bytesPerAnswer,
      long firstAnswerAt,
      long lastAnswerAt,
      long lastOverAt) {}

  private static final class Share {
    private final int[] seats;
    private final long pauseMillis;
    private int sent;
    private long sentAt;
    private volatile boolean unconfirmed;

    Share(int[] seats, Packing packing) {
      this.seats = seats;
      pauseMillis = packing.pause().toMillis();
      sentAt = -pauseMillis;
    }

    /** Whether a pack of the answers that are due and not sent yet may be sent now. */
    boolean goes(int due, long elapsedMs) {
      boolean isEnough = due - sent >= Packing.ENOUGH;
      return due > sent && !unconfirmed && (isEnough || elapsedMs - sentAt >= pauseMillis);
    }
  }

  PlayedGateways(RunningPlatform platform, long quizId, int partition, int count)
      throws IOException {
    this.quizId = quizId;
    this.partition = partition;
    seal = platform.gatewaySeal();
    names = IntStream.range(0, count).mapToObj(i -> "played-" + quizId + "-" + i).toList();
    producer =
        new KafkaProducer<>(
            platform.kafka(
                Map.of(
                    "acks",
                    "all",
                    "linger.ms",
                    "0",
                    "batch.size",
                    "131072",
                    "buffer.memory",
                    "134217728")),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Whether this user is behind a simulated gateway. */
  static boolean plays(long userId) {
    return userId >= FIRST_USER;
  }

  /** Joins all players through all gateways, each of which sends what has come in 100 ms. */
  void join(int players, int perSecond) {
    long start = System.nanoTime();
    int sent = 0;
    while (sent < players) {
      long elapsedMs = (System.nanoTime() - start) / 1_000_000;
      int due = (int) Math.min(players, elapsedMs * perSecond / 1_000);
      for (int g = 0; g < names.size(); g++) {
        sendJoins(g, sent, due);
      }
      sent = due;
      waitUntil(start + (elapsedMs + JOINS_GATHER_MILLIS) * 1_000_000);
    }
  }

  /** Sends those of the players from a number up to another who are behind this gateway. */
  private void sendJoins(int gateway, int from, int to) {
    int count = names.size();
    JoinColumns.Builder pack = new JoinColumns.Builder();
    int gathered = 0;
    for (int i = from + Math.floorMod(gateway - from, count); i < to; i += count) {
      long user = FIRST_USER + i;
      pack.add(new JoinColumns.Join(user, user, "address", "device"));
      gathered++;
      if (pack.isFull()) {
        put(new GameCommand.Joins(quizId, names.get(gateway), pack.build()), _ -> {});
        pack = new JoinColumns.Builder();
        gathered = 0;
      }
    }
    if (gathered > 0) {
      put(new GameCommand.Joins(quizId, names.get(gateway), pack.build()), _ -> {});
    }
  }

  void heartbeat(int players) {
    for (String name : names) {
      GameCommand.Heartbeat.Room room =
          new GameCommand.Heartbeat.Room(quizId, players / names.size());
      put(new GameCommand.Heartbeat(name, List.of(room)), _ -> {});
    }
  }

  /**
   * Answers for the given seats, spread evenly over a time, and ends the window of each gateway
   * when it is over. Returns when everything is in the log.
   */
  Put answer(Window window, int[] seats, int option, int overMillis, int allowedMillis) {
    reset();
    long start = System.nanoTime();
    List<Share> shares = shares(seats);
    long questionId = window.question().questionId();
    boolean open = true;
    while (open) {
      open = false;
      long elapsedMs = (System.nanoTime() - start) / 1_000_000;
      for (int g = 0; g < shares.size(); g++) {
        Share share = shares.get(g);
        int due = (int) Math.min(share.seats.length, share.seats.length * elapsedMs / overMillis);
        if (share.goes(due, elapsedMs)) {
          share.sentAt = elapsedMs;
          send(questionId, names.get(g), share, due, option, overMillis);
        }
        open |= share.sent < share.seats.length || share.unconfirmed;
      }
      LockSupport.parkNanos(TICK_NANOS);
    }
    waitUntil(start + allowedMillis * 1_000_000L);
    for (String name : names) {
      put(
          new GameCommand.WindowOver(quizId, questionId, window.version(), name),
          at -> lastOverAt.accumulateAndGet(at, Math::max));
    }
    producer.flush();
    return new Put(
        seats.length,
        packs.get(),
        packBytes.get() / (double) Math.max(1, seats.length),
        firstAnswerAt.get(),
        lastAnswerAt.get(),
        lastOverAt.get());
  }

  private List<Share> shares(int[] seats) {
    int count = names.size();
    Packing packing = Packing.of(seats.length);
    return IntStream.range(0, count)
        .mapToObj(
            g ->
                new Share(
                    IntStream.range(0, seats.length)
                        .filter(i -> i % count == g)
                        .map(i -> seats[i])
                        .toArray(),
                    packing))
        .toList();
  }

  private void send(
      long questionId, String gateway, Share share, int due, int option, int overMillis) {
    AnswerColumns.Builder pack = new AnswerColumns.Builder();
    int next = share.sent;
    while (next < due && !pack.isFull()) {
      pack.add(share.seats[next], option, (int) ((long) next * overMillis / share.seats.length));
      next++;
    }
    share.sent = next;
    share.unconfirmed = true;
    packs.incrementAndGet();
    packBytes.addAndGet(
        put(
            new GameCommand.Answers(quizId, questionId, gateway, pack.build()),
            at -> {
              firstAnswerAt.accumulateAndGet(at, Math::min);
              lastAnswerAt.accumulateAndGet(at, Math::max);
              share.unconfirmed = false;
            }));
  }

  private interface Confirmed {
    void at(long appendedAt);
  }

  /** Returns the bytes of the record with its key and headers. */
  private int put(GameCommand command, Confirmed confirmed) {
    byte[] value;
    try {
      value = json.writeValueAsBytes(command);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    byte[] key = Long.toString(command.quizId()).getBytes(StandardCharsets.US_ASCII);
    byte[] sealed = seal.of(value);
    ProducerRecord<byte[], byte[]> data =
        new ProducerRecord<>(Topics.GAME_COMMANDS, partition, key, value);
    data.headers().add(CommandSeal.HEADER, sealed);
    producer.send(
        data,
        (metadata, failure) -> {
          if (failure != null) {
            failed.incrementAndGet();
          }
          confirmed.at(failure == null ? metadata.timestamp() : 0);
        });
    return key.length + value.length + CommandSeal.HEADER.length() + sealed.length;
  }

  /** Number of records that the broker did not accept. */
  long failed() {
    return failed.get();
  }

  private void reset() {
    firstAnswerAt.set(Long.MAX_VALUE);
    lastAnswerAt.set(0);
    lastOverAt.set(0);
    packs.set(0);
    packBytes.set(0);
  }

  private static void waitUntil(long nanos) {
    long wait = nanos - System.nanoTime();
    while (wait > 0) {
      LockSupport.parkNanos(wait);
      wait = nanos - System.nanoTime();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
