package io.quizcast.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the configuration of the web image in a real NGINX. */
class WebServerTest {
  private static final Path REPOSITORY = Path.of("../..");
  private static final Path SHELL = REPOSITORY.resolve("web/player/index.html");

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer quizService;
  private Process nginx;
  private int port;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    quizService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    quizService.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    quizService.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          asked.add(
              String.join(
                  " ",
                  exchange.getRequestURI().toString(),
                  headers.getFirst("Accept-Language"),
                  "cookie=" + headers.getFirst("Cookie"),
                  "for=" + headers.getFirst("X-Forwarded-For")));
          boolean known = exchange.getRequestURI().getPath().contains("/7/");
          byte[] body = (known ? "<title>Seven</title>" : "{\"error\":\"no\"}").getBytes(UTF_8);
          exchange.getResponseHeaders().set("Cache-Control", "public, max-age=60");
          exchange.sendResponseHeaders(known ? 200 : 404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    quizService.start();
    Path pages = Files.createDirectories(folder.resolve("srv"));
    Files.copy(SHELL, pages.resolve("index.html"));
    Path previews = Files.createDirectories(folder.resolve("previews"));
    // The configuration of Compose, with another address of quiz-service.
    String where = Files.readString(REPOSITORY.resolve("deploy/compose/previews.conf"));
    Files.writeString(
        previews.resolve("quizzes.conf"),
        where
            .replaceAll("(?m)^resolver .*$", "")
            .replace(
                "http://quiz-service:8080",
                "http://127.0.0.1:" + quizService.getAddress().getPort()));
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path settings = folder.resolve("nginx.conf");
    Files.writeString(
        settings,
        // If NGINX is started by root, its workers would otherwise run as nobody, who cannot read
        // this folder.
        "user "
            + System.getProperty("user.name")
            + ";\n"
            + Files.readString(REPOSITORY.resolve("deploy/images/web/nginx.conf"))
                .replace(" /tmp/", " " + folder + "/")
                .replace("listen 8080", "listen 127.0.0.1:" + port)
                .replace("/srv/quizcast", pages.toString())
                .replace("/etc/nginx/previews/", previews + "/"));
    nginx =
        new ProcessBuilder(
                "nginx",
                "-p",
                folder.toString(),
                "-c",
                settings.toString(),
                "-e",
                "stderr",
                "-g",
                "daemon off;")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.log").toFile())
            .start();
    awaitListening(folder.resolve("nginx.log"));
  }

  @AfterEach
  void stop() throws Exception {
    if (quizService != null) {
      quizService.stop(0);
    }
    if (nginx != null) {
      nginx.destroy();
      nginx.waitFor();
    }
  }

  @Test
  void everybodyGetsThePageOfAQuizWithItsTags() throws Exception {
    String expected =
        Files.readString(SHELL)
            .replaceAll("(?s)<!--# block.*?endblock -->\\s*<!--# include.*?-->", "TAGS");
    for (String agent : List.of("Mozilla/5.0", "TelegramBot (like TwitterBot)")) {
      HttpResponse<String> answer = get("/quiz/7", agent);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
      assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
      assertThat(answer.body().replace("<title>Seven</title>", "TAGS").replaceAll("\\s+", ""))
          .isEqualTo(expected.replaceAll("\\s+", ""));
    }
    // quiz-service is asked once for both, and the request contains nothing that identifies the
    // visitor.
    assertThat(asked).containsExactly("/api/quizzes/7/preview kk cookie=null for=203.0.113.9");
  }

  @Test
  void withoutTagsThePageIsTheBuiltOne() throws Exception {
    for (String path : List.of("/quiz/8", "/quiz/abc", "/", "/leaderboard")) {
      assertThat(get(path, "Mozilla/5.0").body())
          .as(path)
          .contains("<title>Quizcast</title>")
          .doesNotContain("no\"}");
    }
    quizService.stop(0);
    HttpResponse<String> answer = get("/quiz/7", "Mozilla/5.0");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<title>Quizcast</title>");
  }

  @Test
  void theTagsAreNoPageOfTheirOwn() throws Exception {
    assertThat(get("/preview/quiz/7", "Mozilla/5.0").body()).isEmpty();
    assertThat(get("/api/quizzes/7/preview", "Mozilla/5.0").statusCode()).isEqualTo(404);
    assertThat(asked).isEmpty();
  }

  private HttpResponse<String> get(String path, String agent) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("User-Agent", agent)
            .header("Accept-Language", "kk-KZ,ru;q=0.5")
            .header("Cookie", "access_token=secret")
            .header("X-Forwarded-For", "203.0.113.9")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private void awaitListening(Path log) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      try {
        get("/healthz", "test");
        return;
      } catch (ConnectException notYet) {
        if (!nginx.isAlive() || System.nanoTime() > end) {
          throw new IOException(Files.readString(log), notYet);
        }
        Thread.onSpinWait();
      }
    }
  }
}
