package io.quizcast.quiz.game;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.quizcast.contracts.game.CommandSeal;
import io.quizcast.local.TestPlatform;
import io.quizcast.quiz.game.operations.ReplayCommand;
import io.quizcast.quiz.game.results.AnswerProjection;
import io.quizcast.quiz.game.results.ResultsProjection;
import io.quizcast.quiz.game.runner.PartitionRepository.Lease;
import io.quizcast.quiz.game.runner.RunnerContext;
import io.quizcast.quiz.game.runner.RunnerFleet;
import io.quizcast.quiz.game.runtime.GameConfig;
import io.quizcast.quiz.game.runtime.GameMetrics;
import io.quizcast.quiz.game.runtime.RunnerConnection;
import io.quizcast.quiz.game.wire.CommandSeals;
import io.quizcast.quiz.game.wire.GameCommandPublisher;
import io.quizcast.quiz.game.wire.GameSnapshotPublisher;
import io.quizcast.quiz.game.wire.GameWire;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * A runner's context with its own topics, tables and database role on real servers, so that stages
 * can be used at the same time.
 */
final class RunnerStage implements AutoCloseable {
  static final String KEY = "ab".repeat(32);

  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final Logger KAFKA_LOG = Logger.getLogger("org.apache.kafka");

  final GameConfig config;
  final GameWire wire = new GameWire(ReplayCommand.mapper());
  final CommandSeal gatewaySeal = new CommandSeal("cd".repeat(32));
  private final CommandSeal seal = new CommandSeal(KEY);
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Map<String, Object> kafka;
  final String commandsTopic;
  final String eventsTopic;
  final String snapshotsTopic;
  final RunnerConnection.Database database;
  final KeptSpans spans = new KeptSpans();
  private final Tracer tracer =
      SdkTracerProvider.builder()
          .addSpanProcessor(SimpleSpanProcessor.create(spans))
          .build()
          .get("test");
  final AtomicInteger stuck = new AtomicInteger();
  final RunnerContext context;

  private final Connection sql;
  private final List<AutoCloseable> open = new ArrayList<>();

  RunnerStage(Map<String, String> settings) throws Exception {
    this(settings, 1);
  }

  RunnerStage(Map<String, String> settings, int partitions) throws Exception {
    KAFKA_LOG.setLevel(Level.SEVERE);
    TestPlatform platform = new TestPlatform();
    platform.init(Map.of("database", "quiz"));
    Map<String, String> servers = platform.start();
    String name = "games" + NEXT.incrementAndGet();
    config = config(settings);
    kafka = new HashMap<>(Map.of("bootstrap.servers", servers.get("kafka.bootstrap.servers")));
    commandsTopic = name + ".commands";
    eventsTopic = name + ".events";
    snapshotsTopic = name + ".snapshots";
    try (Admin admin = Admin.create(kafka)) {
      Map<String, String> appendTime = Map.of("message.timestamp.type", "LogAppendTime");
      admin
          .createTopics(
              List.of(
                  new NewTopic(commandsTopic, partitions, (short) 1).configs(appendTime),
                  new NewTopic(eventsTopic, partitions, (short) 1).configs(appendTime),
                  new NewTopic(snapshotsTopic, partitions, (short) 1)))
          .all()
          .get();
    }
    String url = servers.get("quarkus.datasource.jdbc.url");
    String password = servers.get("quarkus.flyway.password");
    String owner = createRole(url, password, name + "_owner", servers);
    Flyway.configure()
        .dataSource(url, owner, password)
        .schemas(name)
        .locations("classpath:db/migration")
        .load()
        .migrate();
    String schemaUrl = url + (url.contains("?") ? "&" : "?") + "currentSchema=" + name;
    database = new RunnerConnection.Database(schemaUrl, owner, password);
    sql = DriverManager.getConnection(schemaUrl, owner, password);
    GameCommandPublisher commands =
        keep(new GameCommandPublisher(kafka, commandsTopic, wire, seal));
    GameMetrics metrics = new GameMetrics(meters);
    AnswerProjection answers = keep(new AnswerProjection(database, wire));
    ResultsProjection results =
        keep(new ResultsProjection(database, wire, config.resultsChunk(), metrics));
    GameSnapshotPublisher snapshots = keep(new GameSnapshotPublisher(kafka, snapshotsTopic, wire));
    context =
        new RunnerContext(
            config,
            wire,
            seals(),
            metrics,
            database,
            kafka,
            commandsTopic,
            eventsTopic,
            commands,
            snapshots,
            answers,
            results,
            RunnerContext.Publishing.KAFKA,
            tracer,
            stuck::incrementAndGet);
  }

  /** Connections and statements of a stage are found by its role. */
  private static String createRole(
      String url, String password, String role, Map<String, String> servers) throws SQLException {
    try (Connection superuser = DriverManager.getConnection(url, "postgres", password);
        Statement create = superuser.createStatement()) {
      create.execute(
          "CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE %s"
              .formatted(role, password, servers.get("quarkus.flyway.username")));
    }
    return role;
  }

  private CommandSeals seals() {
    return new CommandSeals(seal, gatewaySeal);
  }

  private static GameConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .withMapping(GameConfig.class)
        .build()
        .getConfigMapping(GameConfig.class);
  }

  Connection connection() {
    return sql;
  }

  /** A context with other publishers, to simulate failures. */
  RunnerContext kitWith(RunnerContext.Publishing publishing) {
    return kitWith(database, publishing);
  }

  /** A context with another database connection. */
  RunnerContext kitWith(RunnerConnection.Database way) {
    return kitWith(way, RunnerContext.Publishing.KAFKA);
  }

  private RunnerContext kitWith(
      RunnerConnection.Database way, RunnerContext.Publishing publishing) {
    return new RunnerContext(
        config,
        wire,
        seals(),
        context.metrics(),
        way,
        kafka,
        commandsTopic,
        eventsTopic,
        context.commands(),
        context.snapshots(),
        context.answers(),
        context.results(),
        publishing,
        tracer,
        context.onStuckBatch());
  }

  <T extends AutoCloseable> T keep(T part) {
    open.add(part);
    return part;
  }

  RunnerFleet fleet() {
    RunnerFleet fleet = keep(new RunnerFleet(context));
    fleet.start();
    return fleet;
  }

  /** Takes the partition like a fleet; returns null while the partition has an owner. */
  @Nullable Lease take() throws SQLException {
    update("INSERT INTO game_partition (partition) VALUES (0) ON CONFLICT DO NOTHING");
    UUID token = UUID.randomUUID();
    List<List<Object>> taken = rows("SELECT taken, new_epoch FROM game_take(?, 1000)", token);
    return taken.isEmpty()
        ? null
        : new Lease((Integer) taken.getFirst().get(0), token, (Long) taken.getFirst().get(1));
  }

  String topicId() throws Exception {
    try (Admin admin = Admin.create(kafka)) {
      return admin
          .describeTopics(List.of(commandsTopic))
          .allTopicNames()
          .get()
          .get(commandsTopic)
          .topicId()
          .toString();
    }
  }

  /**
   * A quiz that asks only its own questions. The right option of the n-th question is n modulo 4.
   */
  long quiz(int questions, long prizeFund, String startsIn) throws SQLException {
    return quiz(questions, prizeFund, startsIn, 0);
  }

  long quiz(int questions, long prizeFund, String startsIn, int partition) throws SQLException {
    long quizId =
        (Long)
            value(
                """
                INSERT INTO quizzes (title, scheduled_time, prize_fund, question_source_mode,
                  question_count, partition, reveal_ms)
                VALUES ('Test', now() + ?::interval, ?, 'admin_only', ?, ?, 1000) RETURNING id
                """,
                startsIn,
                prizeFund,
                questions,
                partition);
    for (int n = 1; n <= questions; n++) {
      update(
          """
          INSERT INTO questions (quiz_id, position, texts, correct_option, time_limit_sec,
            fingerprint)
          VALUES (?, ?, '{"ru":{"text":"Q","options":["a","b","c","d"]}}', ?, 5, ?)
          """,
          quizId,
          n,
          n % 4,
          "f" + quizId + "-" + n);
    }
    return quizId;
  }

  /** Adds an ad of three seconds after a question. */
  void ad(long quizId, int afterQuestion) throws SQLException {
    update(
        """
        WITH a AS (INSERT INTO ad_assets (title, media_type, url, duration_sec)
                   VALUES ('Ad', 'image', '/uploads/ads/a.png', 3) RETURNING id)
        INSERT INTO quiz_ad_slots (quiz_id, question_after, ad_asset_id, is_active)
        SELECT ?, ?, id, true FROM a
        """,
        quizId,
        afterQuestion);
  }

  /** Runs a statement in a callback. Any exception there fails the test. */
  void quietly(String statement, Object... values) {
    try {
      update(statement, values);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Like {@link #value}, for use in callbacks. */
  Object valueNow(String query, Object... values) {
    try {
      return value(query, values);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  synchronized void update(String statement, Object... values) throws SQLException {
    try (PreparedStatement update = prepared(statement, values)) {
      update.execute();
    }
  }

  synchronized Object value(String query, Object... values) throws SQLException {
    return row(query, values).getFirst();
  }

  synchronized List<Object> row(String query, Object... values) throws SQLException {
    return rows(query, values).getFirst();
  }

  synchronized List<List<Object>> rows(String query, Object... values) throws SQLException {
    try (PreparedStatement select = prepared(query, values);
        ResultSet found = select.executeQuery()) {
      List<List<Object>> rows = new ArrayList<>();
      while (found.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(found.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private PreparedStatement prepared(String statement, Object... values) throws SQLException {
    PreparedStatement prepared = sql.prepareStatement(statement);
    for (int i = 0; i < values.length; i++) {
      prepared.setObject(i + 1, values[i]);
    }
    return prepared;
  }

  double count(String meter) {
    return meters.counter(meter).count();
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
    sql.close();
  }
}
