package io.quizcast.e2e.alerts;

import io.quizcast.contracts.Topics;
import io.quizcast.contracts.game.CommandSeal;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.RunningPlatform.Member;
import io.quizcast.e2e.platform.Signals;
import io.quizcast.e2e.telemetry.SyntheticQuiz;
import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.quiz.AdminSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A running platform with injected faults. Closing it undoes them all. */
final class Scene implements AutoCloseable {
  private static final Duration FOR_GOOD = Duration.ofHours(1);

  private final RunningPlatform platform;
  private final SignIn signIn;
  private final Stage stage;
  private final Deque<AutoCloseable> mends = new ArrayDeque<>();

  /**
   * The folder and ports that faults may use.
   *
   * @param folder the folder for logs
   * @param probePort port of the metrics of a synthetic quiz
   * @param guestPort port for an additional replica of a service
   */
  record Stage(Path folder, int probePort, int guestPort) {}

  Scene(RunningPlatform platform, SignIn signIn, Stage stage) {
    this.platform = platform;
    this.signIn = signIn;
    this.stage = stage;
  }

  RunningPlatform platform() {
    return platform;
  }

  AdminSession admin() throws IOException, InterruptedException {
    return platform.admin();
  }

  /** Adds an action that {@link #close} runs. The action added last runs first. */
  void mendedBy(AutoCloseable mend) {
    mends.push(mend);
  }

  /** Freezes every replica of a service until the end. */
  void freeze(String service) throws IOException, InterruptedException {
    stutter(service, FOR_GOOD, FOR_GOOD);
  }

  /** Freezes and resumes every replica of a service in turns. */
  void stutter(String service, Duration stopped, Duration running)
      throws IOException, InterruptedException {
    List<Long> pids = replicas(service).stream().map(Member::pid).toList();
    mendedBy(new Stutter(pids, stopped, running));
  }

  /** Kills the last replica with {@code kill -9}. */
  void kill(String service) throws IOException, InterruptedException {
    Signals.send("KILL", replicas(service).getLast().pid());
  }

  /** The running replicas of a service. */
  List<Member> replicas(String service) throws IOException, InterruptedException {
    return platform.members().stream()
        .filter(member -> member.service().equals(service) && member.pid() > 0)
        .toList();
  }

  /** Repeatedly locks rows or a table. */
  void lock(String database, String statement, Duration held, Duration free)
      throws SQLException, IOException {
    mendedBy(new HeldLock(platform.database(database), statement, held, free));
  }

  /** Locks rows or a table until the end. */
  void lock(String database, String statement) throws SQLException, IOException {
    lock(database, statement, FOR_GOOD, FOR_GOOD);
  }

  /** Starts a game whose bots then enter the lobby. */
  GameBeside game(Cast cast) throws IOException, InterruptedException {
    GameBeside game = new GameBeside(platform, admin(), signIn, cast);
    mendedBy(game);
    return game;
  }

  /** Signs bots in and returns their names. */
  List<String> bots(int count) throws IOException, InterruptedException {
    return signIn.everyone(count, 4, _ -> {}).stream().map(Account::name).toList();
  }

  /** Signs up new users, each of whom causes an event that every service reads. */
  void newcomers(int count) throws IOException, InterruptedException {
    String run = "new" + Long.toString(System.currentTimeMillis(), 36);
    for (int i = 0; i < count; i++) {
      signIn.account(run + i);
    }
  }

  /** Runs the synthetic quiz from now on, with a short time limit. */
  void probe() throws IOException {
    mendedBy(
        new SyntheticQuiz(platform, stage.folder(), stage.probePort(), Duration.ofSeconds(10)));
  }

  /** Starts an additional replica of a service with a clock that is ahead. */
  void ahead(String service, String by) throws IOException, InterruptedException, NotPossible {
    long like = replicas(service).getFirst().pid();
    Path log = stage.folder().resolve("ahead.log");
    ReplicaAhead replica = new ReplicaAhead(like, stage.guestPort(), by, log);
    mendedBy(replica);
    replica.awaitUp(stage.guestPort());
  }

  /** Creates a quiz without questions, which is cancelled at the end. */
  long emptyQuiz(Duration until) throws IOException, InterruptedException {
    Map<String, Object> quiz =
        Map.of(
            "title",
            "Alerts",
            "description",
            "Without a question",
            "scheduled_time",
            Instant.now().plus(until).toString(),
            "prize_fund",
            0,
            "question_source_mode",
            "admin_only");
    long id = admin().post("/api/quizzes", quiz).path("id").asLong();
    mendedBy(() -> admin().put("/api/quizzes/" + id + "/cancel"));
    return id;
  }

  /** Waits until the query returns a row, and returns its first column. */
  long awaitRow(String database, String select) throws Exception {
    for (int tries = 0; tries < 200; tries++) {
      try (Connection connection = platform.database(database);
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(select)) {
        if (row.next() && row.getObject(1) != null) {
          return row.getLong(1);
        }
      }
      Thread.sleep(50);
    }
    throw new IOException("no row for " + select);
  }

  void change(String database, String statement) throws SQLException, IOException {
    try (Connection connection = platform.database(database)) {
      connection.setReadOnly(false);
      try (Statement change = connection.createStatement()) {
        if (change.executeUpdate(statement) == 0) {
          throw new SQLException("no row for " + statement);
        }
      }
    }
  }

  /** Writes a record to a topic as the operator, not as one of the services. */
  void put(String topic, int partition, String key, String value)
      throws ExecutionException, InterruptedException {
    put(new ProducerRecord<>(topic, partition, key, value), 1);
  }

  /** Writes a command with a seal, as a gateway does. */
  void putAsGateway(int partition, String command)
      throws IOException, ExecutionException, InterruptedException {
    var data = new ProducerRecord<>(Topics.GAME_COMMANDS, partition, "0", command);
    byte[] seal = platform().gatewaySeal().of(command.getBytes(StandardCharsets.UTF_8));
    data.headers().add(CommandSeal.HEADER, seal);
    put(data, 1);
  }

  /** Writes the same record several times. */
  void put(ProducerRecord<String, String> data, int times)
      throws ExecutionException, InterruptedException {
    try (var producer =
        new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
      for (int i = 1; i < times; i++) {
        producer.send(data);
      }
      producer.send(data).get();
    }
  }

  /** The first record of a topic whose value contains a word. */
  ProducerRecord<String, String> first(String topic, String word) throws NotPossible {
    try (var consumer =
        new KafkaConsumer<>(client(), new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      for (int polls = 0; polls < 50; polls++) {
        for (ConsumerRecord<String, String> data : consumer.poll(Duration.ofMillis(200))) {
          if (data.value() != null && data.value().contains(word)) {
            return new ProducerRecord<>(topic, data.partition(), data.key(), data.value());
          }
        }
      }
    }
    throw new NotPossible("there is no " + word + " in " + topic);
  }

  /** Makes a topic refuse every record as too large. */
  void narrow(String topic) throws ExecutionException, InterruptedException {
    mendedBy(() -> limit(topic, OpType.DELETE));
    limit(topic, OpType.SET);
  }

  private void limit(String topic, OpType change) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(client())) {
      ConfigEntry limit = new ConfigEntry("max.message.bytes", "1");
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(new AlterConfigOp(limit, change))))
          .all()
          .get();
    }
  }

  private Map<String, Object> client() {
    try {
      return platform.kafka();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws Exception {
    Exception first = null;
    while (!mends.isEmpty()) {
      try {
        mends.pop().close();
      } catch (Exception e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
