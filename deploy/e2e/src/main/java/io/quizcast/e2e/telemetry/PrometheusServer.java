package io.quizcast.e2e.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.RunningPlatform.Member;
import io.quizcast.e2e.platform.Waiting;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Prometheus server with the project's rules that scrapes the running platform every second. */
public final class PrometheusServer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  /** An endpoint that is scraped in addition to the services. */
  public record Page(String job, int port, String path) {}

  /** Returns when the server answers queries. */
  public PrometheusServer(Path folder, RunningPlatform platform, Path rules, List<Page> beside)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path config = folder.resolve("prometheus.yaml");
    Files.writeString(config, config(platform, rules, beside));
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
    awaitReady();
  }

  private static String config(RunningPlatform platform, Path rules, List<Page> beside)
      throws IOException, InterruptedException {
    Map<String, String> targets = new LinkedHashMap<>();
    for (Member member : platform.members()) {
      if (member.service().matches(".*-service|.*-gateway")) {
        targets.merge(member.service(), target(member.port()), (a, b) -> a + ", " + b);
      }
    }
    StringBuilder config =
        new StringBuilder(
            """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: ['%s']
            scrape_configs:
            """
                .formatted(rules.toAbsolutePath()));
    targets.forEach((job, at) -> config.append(job(job, "/q/metrics", at)));
    beside.forEach(page -> config.append(job(page.job(), page.path(), target(page.port()))));
    return config.toString();
  }

  private static String job(String name, String path, String targets) {
    return """
    - job_name: %s
      metrics_path: %s
      static_configs: [{targets: [%s]}]
    """
        .formatted(name, path, targets);
  }

  private void awaitReady() throws IOException, InterruptedException {
    if (!Waiting.until(START_LIMIT, () -> isReady() || !process.isAlive()) || !process.isAlive()) {
      close();
      throw new IOException("Prometheus did not start; its log is next to its configuration");
    }
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

  /**
   * The result of an instant query. If the query is invalid, it throws with the message of
   * Prometheus.
   */
  public JsonNode query(String text) throws IOException, InterruptedException {
    String body =
        get("/api/v1/query?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8)).body();
    JsonNode answer = new ObjectMapper().readTree(body);
    if (!answer.path("status").asText().equals("success")) {
      throw new IOException(text + ": " + answer.path("error").asText());
    }
    return answer.path("data").path("result");
  }

  /** Whether an instant query returns any series. */
  public boolean hasAny(String text) throws IOException, InterruptedException {
    return !query(text).isEmpty();
  }

  /** A port that is currently free. */
  public static int freePort() throws IOException {
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
