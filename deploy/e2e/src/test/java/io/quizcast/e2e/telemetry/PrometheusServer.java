package io.quizcast.e2e.telemetry;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.RunningPlatform.Member;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Prometheus with our rules that scrapes the running platform every second. */
final class PrometheusServer implements AutoCloseable {
  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param extra jobs beside the services, by name
   */
  PrometheusServer(Path folder, RunningPlatform platform, Map<String, Integer> extra)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path config = folder.resolve("prometheus.yaml");
    Files.writeString(config, config(platform, extra));
    port = freePort();
    process =
        new ProcessBuilder(
                Tool.PROMETHEUS.path().toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    await().atMost(Duration.ofSeconds(30)).until(this::isReady);
  }

  private static String config(RunningPlatform platform, Map<String, Integer> extra)
      throws IOException, InterruptedException {
    Map<String, String> targets = new LinkedHashMap<>();
    for (Member member : platform.members()) {
      if (member.service().matches(".*-service|.*-gateway")) {
        targets.merge(member.service(), target(member.port()), (a, b) -> a + ", " + b);
      }
    }
    extra.forEach((job, at) -> targets.put(job, target(at)));
    StringBuilder config =
        new StringBuilder(
            """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: ['%s']
            scrape_configs:
            """
                .formatted(Queries.RULES));
    targets.forEach(
        (job, at) ->
            config.append(
                """
                - job_name: %s
                  metrics_path: %s
                  static_configs: [{targets: [%s]}]
                """
                    .formatted(job, extra.containsKey(job) ? "/metrics" : "/q/metrics", at)));
    return config.toString();
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String target(int port) {
    return "'127.0.0.1:" + port + "'";
  }

  /** The result of an instant query; throws what Prometheus says of a bad one. */
  JsonNode query(String text) throws IOException, InterruptedException {
    String body =
        get("/api/v1/query?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8)).body();
    JsonNode answer = new ObjectMapper().readTree(body);
    if (!answer.path("status").asText().equals("success")) {
      throw new IOException(text + ": " + answer.path("error").asText());
    }
    return answer.path("data").path("result");
  }

  boolean hasAny(String text) throws IOException, InterruptedException {
    return !query(text).isEmpty();
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.close();
  }
}
