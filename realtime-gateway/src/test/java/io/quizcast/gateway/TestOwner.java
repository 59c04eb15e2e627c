package io.quizcast.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.Explanation;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord;
import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.JoinColumns;
import io.quizcast.contracts.game.Question;
import io.quizcast.contracts.game.rules.Decision;
import io.quizcast.contracts.game.rules.Game;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.Snapshots;
import io.quizcast.contracts.game.rules.clock.Due;
import io.quizcast.contracts.game.rules.clock.Stamp;
import io.quizcast.contracts.game.rules.proof.Commitment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Plays the role of quiz-service: reads the commands of its games, decides them with the real
 * rules, publishes the events, and issues the clock commands when they are due. Records the
 * commands for assertions.
 */
public final class TestOwner implements AutoCloseable {
  public static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final AtomicLong QUIZZES = new AtomicLong(1_000);
  public static final int PARTITIONS = 4;
  public static final int REVEAL_MS = 300;
  public static final String NONCE = "5a".repeat(Commitment.NONCE_BYTES);
  public static final Explanation EXPLANATION =
      new Explanation(
          Map.of("ru", "Единица и единица вместе.", "kk", "Бір мен бір бірге."),
          "https://example.org/sum");

  private static final String ANOTHER = "another-gateway";

  /** One game as its owner sees it. */
  public final class Played {
    public final long quizId = QUIZZES.incrementAndGet();
    public final List<Question> questions;
    public final int rightOption;
    public final List<GameCommand> commands = new CopyOnWriteArrayList<>();
    public final List<GameEvent> events = new CopyOnWriteArrayList<>();
    public final List<String> traces = new CopyOnWriteArrayList<>();
    public boolean byItself = true;

    /** Whether commands of players are held back. */
    public volatile boolean deaf;

    /** Whether heartbeats are ignored. */
    public volatile boolean ignoresHeartbeats;

    private final List<Runnable> unheard = new ArrayList<>();

    /** Whether events are lost instead of published. */
    public volatile boolean losing;

    public GameState state = GameState.of(quizId);
    private Stamp stamp = new Stamp(System.currentTimeMillis(), 0);

    private Played(List<Question> questions, int rightOption) {
      this.questions = questions;
      this.rightOption = rightOption;
    }

    public void put(GameCommand command) {
      TestOwner.this.decide(this, command, System.currentTimeMillis());
    }

    /** A player joins through another gateway. */
    public void joins(long userId) {
      JoinColumns pack =
          new JoinColumns.Builder()
              .add(new JoinColumns.Join(userId, userId, "address", "device"))
              .build();
      put(new GameCommand.Joins(quizId, ANOTHER, pack));
    }

    /** A player answers through another gateway. */
    public void answer(long userId, long questionId, int option) {
      int seat = state.facts().players().seatOf(userId);
      AnswerColumns answer = new AnswerColumns.Builder().add(seat, option, 10).build();
      put(new GameCommand.Answers(quizId, questionId, ANOTHER, answer));
    }

    /**
     * Sends everybody a frame of 60 KB: cancels the game with a long message and schedules it
     * again.
     */
    public void shout(int round) {
      put(new GameCommand.Cancel(quizId, "c" + round, "test", "x".repeat(60_000)));
      long at = System.currentTimeMillis() + 600_000;
      put(new GameCommand.Schedule(quizId, round + 1, "t", "", at, 1, 1, 1_800_000, 300_000, null));
    }

    /** Publishes an event that the rules would not produce at this point. */
    public void happened(GameEvent event) {
      synchronized (TestOwner.this) {
        publish(this, List.of(event));
      }
    }

    /** The answers in the log, in order. */
    public List<GameEvent.Recorded> answers() {
      return SentCommands.answers(commands);
    }

    /** The joins in the log, in order. */
    public List<JoinColumns.Join> joins() {
      return SentCommands.joins(commands);
    }

    public int partition() {
      return (int) (quizId % PARTITIONS);
    }
  }

  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String kafka;
  private final Map<Long, Played> games = new HashMap<>();
  private final Thread reader;
  private volatile boolean stopped;

  public TestOwner(String kafka) {
    this.kafka = kafka;
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "linger.ms", 0);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "auto.offset.reset", "latest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      all.add(new TopicPartition(Topics.GAME_COMMANDS, partition));
    }
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    reader = Thread.ofPlatform().name("test-owner").start(this::run);
  }

  /** Schedules a game that starts in a moment and then runs by itself. */
  public synchronized Played schedule(Duration startsIn, int limitSec, int questions) {
    List<Question> asked = new ArrayList<>();
    for (int number = 1; number <= questions; number++) {
      asked.add(question(QUIZZES.incrementAndGet(), limitSec));
    }
    Played game = new Played(asked, 2);
    games.put(game.quizId, game);
    long at = System.currentTimeMillis() + startsIn.toMillis();
    game.put(
        new GameCommand.Schedule(
            game.quizId, 1, "Пробная игра", "", at, questions, 1_000, 1_800_000, 300_000, null));
    return game;
  }

  public static Question question(long id, int limitSec) {
    return new Question(
        id,
        limitSec,
        1,
        Map.of(
            "ru",
            new Question.Wording("Сколько будет 1 + 1?", List.of("0", "1", "2", "3")),
            "kk",
            new Question.Wording("1 + 1 неге тең?", List.of("0", "1", "2", "3"))));
  }

  private void run() {
    while (!stopped) {
      for (ConsumerRecord<byte[], byte[]> data : consumer.poll(Duration.ofMillis(20))) {
        take(data);
      }
      beClock();
    }
    consumer.close();
  }

  private synchronized void take(ConsumerRecord<byte[], byte[]> data) {
    try {
      GameCommand command = JSON.readValue(data.value(), GameCommand.class);
      for (Played game : games.values()) {
        boolean concerns =
            command instanceof GameCommand.Heartbeat
                ? game.partition() == data.partition() && !game.ignoresHeartbeats
                : command.quizId() == game.quizId;
        if (concerns) {
          game.commands.add(command);
          Header trace = data.headers().lastHeader("traceparent");
          if (trace != null) {
            game.traces.add(new String(trace.value(), StandardCharsets.US_ASCII));
          }
          if (game.deaf && SentCommands.isAnswer(command)) {
            game.unheard.add(() -> decide(game, command, data.timestamp()));
          } else {
            decide(game, command, data.timestamp());
          }
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void beClock() {
    for (Played game : games.values()) {
      if (!game.deaf) {
        game.unheard.forEach(Runnable::run);
        game.unheard.clear();
      }
      Game.due(game.state)
          .filter(_ -> game.byItself)
          .filter(due -> isReached(game, due))
          .ifPresent(due -> decide(game, command(game, due), System.currentTimeMillis()));
    }
  }

  /** Runs the open question up to its verdict, as the clock would. */
  public void finishQuestion(Played game) {
    await(game, GameState.QuestionOpen.class, Due.Kind.QUESTION_OUT, Due.Kind.CLOSE);
    await(game, GameState.QuestionClosed.class, Due.Kind.JUDGE);
  }

  private void await(Played game, Class<? extends GameState> phase, Due.Kind... kinds) {
    org.awaitility.Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              synchronized (this) {
                Game.due(game.state)
                    .filter(due -> List.of(kinds).contains(due.kind()) && isReached(game, due))
                    .ifPresent(due -> decide(game, command(game, due), System.currentTimeMillis()));
                return !phase.isInstance(game.state);
              }
            });
  }

  /** Repeats a clock command until it takes effect. */
  public void whenDue(Played game, GameCommand command) {
    org.awaitility.Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              synchronized (this) {
                long before = game.state.facts().seq();
                decide(game, command, System.currentTimeMillis());
                return game.state.facts().seq() > before;
              }
            });
  }

  private static boolean isReached(Played game, Due due) {
    long now = System.currentTimeMillis();
    long clock = game.stamp.clock() + Math.clamp(now - game.stamp.at(), 0, 1_000);
    return (due.wall() ? now : clock) >= due.at();
  }

  private static GameCommand command(Played game, Due due) {
    long id = game.quizId;
    return switch (due.kind()) {
      case ANNOUNCE -> new GameCommand.Announce(id, due.version());
      case OPEN_LOBBY -> new GameCommand.OpenLobby(id, due.version());
      case START -> new GameCommand.Start(id, due.version(), settings(game));
      case OPEN -> {
        int number = ((GameState.BetweenQuestions) game.state).next();
        Question question = game.questions.get(number - 1);
        String commitment = Commitment.of(id, question.questionId(), game.rightOption, NONCE);
        yield new GameCommand.Open(id, due.version(), number, question, commitment);
      }
      case QUESTION_OUT -> new GameCommand.QuestionOut(id, due.version());
      case CLOSE -> new GameCommand.Close(id, due.version());
      case JUDGE -> new GameCommand.Judge(id, due.version(), game.rightOption, NONCE, EXPLANATION);
      case BEGIN_PAUSE -> new GameCommand.BeginPause(id, due.version());
      case END_AD -> new GameCommand.EndAd(id, due.version());
      case FINISH -> new GameCommand.Finish(id, due.version(), List.of());
    };
  }

  public static GameSettings settings(Played game) {
    return new GameSettings(
        Game.RULES_VERSION,
        game.questions.size(),
        1_000,
        true,
        200,
        // No test waits for these two, and a busy machine needs time for a late answer.
        10_000,
        6_000,
        200,
        300,
        300,
        REVEAL_MS);
  }

  private synchronized void decide(Played game, GameCommand command, long at) {
    game.stamp = game.stamp.next(at);
    Decision decision = Game.decide(game.state, command, game.stamp);
    if (!decision.events().isEmpty()) {
      publish(game, decision.events());
    }
    if (!decision.notices().isEmpty()) {
      send(game, new GameEventRecord.NoticeRun(game.quizId, decision.notices()));
    }
  }

  private void publish(Played game, List<GameEvent> events) {
    long first = game.state.facts().seq() + 1;
    for (GameEvent event : events) {
      game.state = Game.evolve(game.state, event);
      game.events.add(event);
    }
    send(game, new GameEventRecord.EventRun(game.quizId, 1, first, events));
  }

  /** Publishes a snapshot of the current state and ends the loss of events. */
  public synchronized void snapshot(Played game) {
    game.losing = false;
    try {
      long end = endOf(Topics.GAME_EVENTS, game.partition());
      byte[] key = Long.toString(game.quizId).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      producer.send(
          new ProducerRecord<>(
              Topics.GAME_SNAPSHOTS,
              game.partition(),
              key,
              JSON.writeValueAsBytes(Snapshots.take(game.state, 1, game.partition(), end))));
      producer.flush();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private long endOf(String topic, int partition) {
    TopicPartition wanted = new TopicPartition(topic, partition);
    try (KafkaConsumer<byte[], byte[]> other =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return other.endOffsets(List.of(wanted)).get(wanted);
    }
  }

  public void send(Played game, GameEventRecord data) {
    if (game.losing) {
      return;
    }
    try {
      byte[] key = Long.toString(game.quizId).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      producer.send(
          new ProducerRecord<>(
              Topics.GAME_EVENTS, game.partition(), key, JSON.writeValueAsBytes(data)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stopped = true;
    try {
      reader.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }
}
