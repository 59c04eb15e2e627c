package io.quizcast.quiz.game;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.contracts.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Starts the runners with the process and lets them leave before it ends. */
@ApplicationScoped
public class Games {
  private final GameConfig config;
  private final GameWire wire;
  private final CommandSeal seal;
  private final GameMetrics metrics;
  private final RunnerConnection.Database database;
  private final Map<String, Object> kafka;
  private @Nullable GameCommandPublisher commands;
  private @Nullable AnswerProjection answers;
  private @Nullable RunnerFleet fleet;

  Games(
      GameConfig config,
      ObjectMapper mapper,
      MeterRegistry registry,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "quizcast.game-hmac-key") String hmacKey,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.config = config;
    wire = new GameWire(mapper);
    seal = new CommandSeal(hmacKey);
    metrics = new GameMetrics(registry);
    database = new RunnerConnection.Database(url, user, password);
    this.kafka = kafka;
  }

  void start(@Observes StartupEvent event) {
    GameCommandPublisher desk = new GameCommandPublisher(kafka, Topics.GAME_COMMANDS, wire, seal);
    AnswerProjection projection = new AnswerProjection(database);
    commands = desk;
    answers = projection;
    RunnerKit kit =
        new RunnerKit(
            config,
            wire,
            seal,
            metrics,
            database,
            kafka,
            Topics.GAME_COMMANDS,
            Topics.GAME_EVENTS,
            desk,
            projection,
            () -> Runtime.getRuntime().halt(1));
    if (config.runs()) {
      RunnerFleet started = new RunnerFleet(kit);
      started.start();
      fleet = started;
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (fleet != null) {
      fleet.close();
    }
    if (answers != null) {
      answers.close();
    }
    if (commands != null) {
      commands.close();
    }
  }

  /** Null when this process runs no games, or has not looked at the leases yet. */
  RunnerFleet.@Nullable View view() {
    return fleet == null ? null : fleet.view();
  }
}
