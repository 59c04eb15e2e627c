package io.quizcast.quiz.game;

import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.CommandSeal;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.contracts.game.JoinColumns;
import io.quizcast.contracts.game.rules.Game;
import io.quizcast.contracts.game.rules.GameState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Acts as a gateway: sends heartbeats and players' commands, reads the events as the protocol
 * requires, applies them to a room, and records every gap.
 */
final class FakeGateway implements AutoCloseable {
  private final RunnerStage stage;
  private final String name;
  private final long quizId;
  private final int partition;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread thread;
  private volatile boolean sendsHeartbeats = true;
  private volatile boolean closing;
  private volatile boolean forgetsAnswers;
  private volatile Consumer<GameEvent> script = _ -> {};

  /** Every event once, in the order in which the room applied them. */
  final List<GameEvent> seen = new CopyOnWriteArrayList<>();

  private record First(Class<? extends GameEvent> kind, Runnable action, AtomicBoolean done) {}

  private final List<First> firsts = new CopyOnWriteArrayList<>();

  /** The {@code traceparent} headers of the event records. */
  final List<String> traces = new CopyOnWriteArrayList<>();

  final List<String> gaps = new CopyOnWriteArrayList<>();
  private GameState state;

  FakeGateway(RunnerStage stage, String name, long quizId) {
    this(stage, name, quizId, 0);
  }

  FakeGateway(RunnerStage stage, String name, long quizId, int partition) {
    this.stage = stage;
    this.partition = partition;
    this.name = name;
    this.quizId = quizId;
    state = GameState.of(quizId);
    Map<String, Object> config = new HashMap<>(stage.kafka);
    config.put("linger.ms", 0);
    producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    thread = Thread.ofPlatform().name("gateway-" + name).daemon().start(this::run);
  }

  long quizId() {
    return quizId;
  }

  String name() {
    return name;
  }

  void onEvent(Consumer<GameEvent> reaction) {
    script = reaction;
  }

  /** Runs the action at the first event of this type, or immediately if there was one already. */
  void onFirst(Class<? extends GameEvent> kind, Runnable action) {
    firsts.add(new First(kind, action, new AtomicBoolean()));
  }

  /** Stops keeping the events, because those of a large game are too many. */
  void forgetAnswers() {
    forgetsAnswers = true;
  }

  void silence() {
    sendsHeartbeats = false;
  }

  void join(long... users) {
    for (long user : users) {
      joins(user);
    }
  }

  /** Sends joins in one command. */
  void joins(long... users) {
    put(pack(users));
  }

  GameCommand.Joins pack(long... users) {
    JoinColumns.Builder pack = new JoinColumns.Builder();
    for (long user : users) {
      pack.add(new JoinColumns.Join(user, user * 10, "address", "device"));
    }
    return new GameCommand.Joins(quizId, name, pack.build());
  }

  void answer(long user, long questionId, int option, int elapsedMs) {
    answers(questionId, new AnswerColumns.Builder().add(seat(user), option, elapsedMs).build());
  }

  /** The seat of a player according to the events so far. */
  int seat(long user) {
    return seen(GameEvent.Joined.class).stream()
        .flatMap(joined -> joined.each().stream())
        .filter(seat -> seat.userId() == user)
        .mapToInt(GameEvent.Seat::seat)
        .findFirst()
        .orElseThrow();
  }

  /** Sends answers in one command. */
  void answers(long questionId, AnswerColumns answers) {
    put(new GameCommand.Answers(quizId, questionId, name, answers));
  }

  void windowOver(long questionId, long version) {
    put(new GameCommand.WindowOver(quizId, questionId, version, name));
  }

  void put(GameCommand command) {
    put(Long.toString(command.quizId()), stage.wire.bytes(command));
  }

  /** Sends a join command with a trace. */
  void joinTraced(long user, String traceparent) {
    GameCommand join = pack(user);
    ProducerRecord<byte[], byte[]> traced =
        new ProducerRecord<>(
            stage.commandsTopic,
            0,
            Long.toString(quizId).getBytes(StandardCharsets.US_ASCII),
            stage.wire.bytes(join));
    traced.headers().add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
    traced.headers().add(CommandSeal.HEADER, stage.gatewaySeal.of(traced.value()));
    producer.send(traced);
  }

  void put(String key, byte[] value) {
    put(key, value, stage.gatewaySeal.of(value));
  }

  void putUnsealed(GameCommand command) {
    put(Long.toString(command.quizId()), stage.wire.bytes(command), null);
  }

  void put(String key, byte[] value, byte @Nullable [] seal) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            stage.commandsTopic, partition, key.getBytes(StandardCharsets.US_ASCII), value);
    if (seal != null) {
      record.headers().add(CommandSeal.HEADER, seal);
    }
    producer.send(record);
  }

  <E extends GameEvent> List<E> seen(Class<E> type) {
    return seen.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void run() {
    Map<String, Object> config = new HashMap<>(stage.kafka);
    config.put("auto.offset.reset", "earliest");
    config.put("fetch.max.wait.ms", 50);
    TopicPartition events = new TopicPartition(stage.eventsTopic, partition);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(events));
      consumer.seekToBeginning(List.of(events));
      long nextHeartbeat = 0;
      while (!closing) {
        if (sendsHeartbeats && System.nanoTime() - nextHeartbeat >= 0) {
          nextHeartbeat = System.nanoTime() + 1_000_000_000L;
          put(
              new GameCommand.Heartbeat(
                  name,
                  List.of(new GameCommand.Heartbeat.Room(quizId, state.facts().players().size()))));
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
          apply(record);
        }
      }
    } catch (java.io.IOException e) {
      gaps.add(e.toString());
    }
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) throws java.io.IOException {
    GameEventRecord read =
        stage.wire.mapper().readerFor(GameEventRecord.class).readValue(record.value());
    if (!(read instanceof EventRun run) || run.quizId() != quizId) {
      return;
    }
    for (Header trace : record.headers().headers("traceparent")) {
      traces.add(new String(trace.value(), StandardCharsets.US_ASCII));
    }
    long last = state.facts().seq();
    if (run.firstSeq() > last + 1) {
      gaps.add("run " + run.firstSeq() + " after " + last);
      return;
    }
    List<GameEvent> fresh =
        run.events().stream().skip(Math.max(0, last + 1 - run.firstSeq())).toList();
    for (GameEvent event : fresh) {
      state = Game.evolve(state, event);
      if (!forgetsAnswers || !(event instanceof GameEvent.AnswersRecorded)) {
        seen.add(event);
      }
      script.accept(event);
    }
    for (First first : firsts) {
      if (!seen(first.kind()).isEmpty() && first.done().compareAndSet(false, true)) {
        first.action().run();
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    thread.join();
    producer.close(Duration.ZERO);
  }
}
