package io.quizcast.quiz.game.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.game.CommandSeal;
import io.quizcast.quiz.QuizSecrets;
import io.quizcast.quiz.game.results.AnswerProjection;
import io.quizcast.quiz.game.results.ResultsProjection;
import io.quizcast.quiz.game.runtime.GameConfig;
import io.quizcast.quiz.game.runtime.GameMetrics;
import io.quizcast.quiz.game.runtime.RunnerConnection;
import io.quizcast.quiz.game.wire.CommandSeals;
import io.quizcast.quiz.game.wire.GameCommandPublisher;
import io.quizcast.quiz.game.wire.GameSnapshotPublisher;
import io.quizcast.quiz.game.wire.GameWire;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Starts the partition runners with the process and shuts them down before it ends. */
@ApplicationScoped
public class Games {
  private final GameConfig config;
  private final Tracer tracer;
  private final GameWire wire;
  private final CommandSeals seals;
  private final GameMetrics metrics;
  private final RunnerConnection.Database database;
  private final Map<String, Object> kafka;
  private @Nullable GameCommandPublisher commands;
  private @Nullable AnswerProjection answers;
  private @Nullable ResultsProjection results;
  private @Nullable GameSnapshotPublisher snapshots;
  private @Nullable RunnerFleet fleet;

  public Games(
      GameConfig config,
      ObjectMapper mapper,
      MeterRegistry registry,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      Tracer tracer,
      QuizSecrets secrets,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.config = config;
    wire = new GameWire(mapper);
    seals =
        new CommandSeals(
            new CommandSeal(secrets.gameHmacKey()), new CommandSeal(secrets.gatewayHmacKey()));
    metrics = new GameMetrics(registry);
    database = new RunnerConnection.Database(url, user, password);
    this.kafka = new HashMap<>(kafka);
    // With the default backoff, a client would reconnect only a second or more after the broker is
    // back.
    this.kafka.putIfAbsent(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    this.tracer = tracer;
  }

  public void start(@Observes StartupEvent event) {
    GameCommandPublisher desk =
        new GameCommandPublisher(kafka, Topics.GAME_COMMANDS, wire, seals.own());
    AnswerProjection projection = new AnswerProjection(database, wire);
    ResultsProjection rows = new ResultsProjection(database, wire, config.resultsChunk(), metrics);
    GameSnapshotPublisher pictures = new GameSnapshotPublisher(kafka, Topics.GAME_SNAPSHOTS, wire);
    commands = desk;
    answers = projection;
    results = rows;
    snapshots = pictures;
    if (config.runs()) {
      open(desk, pictures, projection, rows);
    }
  }

  /** Starts the runners of a process that has none. */
  public void open() {
    if (fleet == null
        && commands != null
        && snapshots != null
        && answers != null
        && results != null) {
      open(commands, snapshots, answers, results);
    }
  }

  private void open(
      GameCommandPublisher desk,
      GameSnapshotPublisher pictures,
      AnswerProjection projection,
      ResultsProjection rows) {
    RunnerContext context =
        new RunnerContext(
            config,
            wire,
            seals,
            metrics,
            database,
            kafka,
            Topics.GAME_COMMANDS,
            Topics.GAME_EVENTS,
            desk,
            pictures,
            projection,
            rows,
            RunnerContext.Publishing.KAFKA,
            tracer,
            () -> Runtime.getRuntime().halt(1));
    RunnerFleet started = new RunnerFleet(context);
    started.start();
    fleet = started;
  }

  /** Releases the partitions; the process continues without them. */
  public void close() {
    if (fleet != null) {
      fleet.close();
      fleet = null;
    }
  }

  public void stop(@Observes ShutdownEvent event) {
    close();
    if (answers != null) {
      answers.close();
    }
    if (results != null) {
      results.close();
    }
    if (snapshots != null) {
      snapshots.close();
    }
    if (commands != null) {
      commands.close();
    }
  }

  /** The publisher of host commands; throws until the runners have started. */
  public GameCommandPublisher commands() {
    if (commands == null) {
      throw new IllegalStateException("the runners have not started");
    }
    return commands;
  }

  /** The leases as last polled; null if this process runs no games or has not polled them yet. */
  public RunnerFleet.@Nullable View view() {
    return fleet == null ? null : fleet.view();
  }
}
