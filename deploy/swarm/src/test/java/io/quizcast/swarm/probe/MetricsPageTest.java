package io.quizcast.swarm.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

  @Test
  void reportsNoResultBeforeTheFirstQuizAndThenItsFailure() throws Exception {
    ProbeFigures figures = new ProbeFigures();
    try (MetricsPage page = MetricsPage.open("127.0.0.1:0", figures::text)) {
      assertThat(read(page)).contains("quizcast_probe_runs_total 0").doesNotContain("success");
      figures.failed();
      assertThat(read(page))
          .contains("quizcast_probe_runs_total 1", "quizcast_probe_failures_total 1")
          .contains("quizcast_probe_success 0.000");
    }
  }

  @Test
  void requiresHostAndPort() {
    assertThatThrownBy(() -> MetricsPage.open("9464", new ProbeFigures()::text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HOST:PORT");
  }

  private static String read(MetricsPage page) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + page.port() + "/metrics");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }
}
