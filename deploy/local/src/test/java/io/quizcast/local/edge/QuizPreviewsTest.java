package io.quizcast.local.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests how the edge completes the page of a quiz, with a small server in the role of quiz-service.
 */
class QuizPreviewsTest {
  private static final Path SHELL = Path.of("../../web/player/index.html");

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Vertx vertx = Vertx.vertx();
  private HttpServer quizService;
  private int port;

  @BeforeEach
  void start(@TempDir Path player) throws Exception {
    Files.copy(SHELL, player.resolve("index.html"));
    quizService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    quizService.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    quizService.createContext(
        "/api",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          String language = exchange.getRequestHeaders().getFirst("Accept-Language");
          asked.add(path + " " + language);
          byte[] body =
              (path.contains("/9/")
                      ? "x".repeat(40_000)
                      : "<title>Quiz " + path.split("/")[3] + " " + language + "</title>")
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(path.contains("/8/") ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    quizService.start();
    port =
        new Origin(
                vertx,
                RouteTable.load(),
                Origin.Settings.of("http://localhost:3000", ""),
                Map.of("quiz-service", List.of(quizService.getAddress().getPort())),
                player,
                player.resolve("admin"))
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() {
    quizService.stop(0);
    vertx.close();
  }

  @Test
  void thePageOfAQuizHasItsTagsInsteadOfTheGeneralOnesAndNothingElseChanged() throws Exception {
    HttpResponse<String> answer = get("/quiz/7", "kk-KZ,ru;q=0.5");
    String shell = Files.readString(SHELL);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(answer.body())
        .isEqualTo(
            shell.substring(0, shell.indexOf(QuizPreviews.FIRST))
                + "<title>Quiz 7 kk</title>"
                + shell.substring(shell.indexOf(QuizPreviews.LAST) + QuizPreviews.LAST.length()));
  }

  @Test
  void tagsAreKeptForAWhileForEachLanguageOfThePages() throws Exception {
    for (String accepted : List.of("en-GB", "en", "en;q=0.1", "ru", "de", "")) {
      get("/quiz/7", accepted);
    }
    get("/quiz/7?ref=1", "en");
    assertThat(asked).containsExactly("/api/quizzes/7/preview en", "/api/quizzes/7/preview ru");
  }

  @Test
  void withoutTagsThePageIsTheBuiltOne() throws Exception {
    String shell = Files.readString(SHELL);
    for (String path : List.of("/quiz/8", "/quiz/9", "/quiz/x", "/quiz/7/more", "/")) {
      HttpResponse<String> answer = get(path, "en");
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).as(path).isEqualTo(shell);
    }
    quizService.stop(0);
    assertThat(get("/quiz/7", "en").body()).isEqualTo(shell);
  }

  private HttpResponse<String> get(String path, String language) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (!language.isEmpty()) {
      request.header("Accept-Language", language);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
