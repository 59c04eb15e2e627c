package io.quizcast.k8s.policy;

import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Checks that the maximum number of replicas does not need more connections than PostgreSQL allows.
 */
public final class Connections implements Check {
  /** Connections that are reserved for people, the operator and the standbys. */
  private static final int KEPT_FREE = 20;

  private final Path repository;

  /**
   * @param repository the repository whose properties files are read
   */
  public Connections(Path repository) {
    this.repository = repository;
  }

  @Override
  public Stream<String> findings(Overlay overlay) {
    int max = KEPT_FREE;
    for (String service : List.of("auth-service", "user-service", "quiz-service")) {
      int replicas =
          overlay
              .find("ScaledObject", service)
              .map(scaler -> scaler.at("/spec/maxReplicaCount").asInt())
              .orElse(0);
      max += replicas * pools(service);
    }
    // Each runner of a partition has its own connection, on any replica.
    max +=
        overlay
            .find("KafkaTopic", "game.commands")
            .map(topic -> topic.at("/spec/partitions").asInt())
            .orElse(0);
    int needed = max;
    return overlay
        .all("Cluster")
        .filter(
            cluster -> cluster.at("/spec/postgresql/parameters/max_connections").asInt() < needed)
        .map(cluster -> Overlay.idOf(cluster) + ": may be asked for " + needed + " connections");
  }

  private int pools(String service) {
    Properties properties = new Properties();
    Path file = repository.resolve(service).resolve("src/main/resources/application.properties");
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Integer.parseInt(properties.getProperty("quarkus.datasource.jdbc.max-size"))
        + Integer.parseInt(properties.getProperty("quarkus.datasource.reactive.max-size"));
  }
}
