package io.quizcast.local.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests how long browsers may cache the files of the pages. If a service worker or a start page
 * were cached, visitors would stay on an old release.
 */
class PageCachingTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final HttpClient BROWSER = HttpClient.newHttpClient();
  private static final List<String> FILES =
      List.of(
          "index.html",
          "sw.js",
          "push.js",
          "manifest.webmanifest",
          "icon-192.png",
          "legal/ru/terms.md",
          "assets/index-1a2b3c4d.js",
          "assets/onest-latin-1a2b3c4d.woff2");
  private static int port;

  @BeforeAll
  static void start(@TempDir Path pages) throws Exception {
    for (String page : List.of("player", "admin")) {
      for (String file : FILES) {
        Path path = pages.resolve(page).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, page);
      }
    }
    port =
        done(
            new Origin(
                    VERTX,
                    RouteTable.load(),
                    new AllowedHosts("http://localhost:3000", ""),
                    new Cors("http://localhost:3000"),
                    // Nobody listens on port 1. Pages are served even while a service is
                    // unavailable.
                    Map.of(
                        "auth-service", List.of(),
                        "quiz-service", List.of(1),
                        "realtime-gateway", List.of()),
                    pages.resolve("player"),
                    pages.resolve("admin"))
                .listen(0));
  }

  @AfterAll
  static void stop() throws Exception {
    done(VERTX.close());
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return BROWSER.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
        BodyHandlers.ofString());
  }

  private static String caching(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.headers().firstValue("Cache-Control").orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/quiz/12",
        "/sw.js",
        "/push.js",
        "/manifest.webmanifest",
        "/icon-192.png",
        "/legal/ru/terms.md",
        "/admin/",
        "/admin/quizzes",
        "/admin/index.html"
      })
  void filesWithoutAHashInTheirNameAreAskedForAgain(String path) throws Exception {
    assertThat(caching(path)).isEqualTo("no-cache");
    assertThat(cachingOfTheImage(path)).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/index-1a2b3c4d.js",
        "/assets/onest-latin-1a2b3c4d.woff2",
        "/admin/assets/index-1a2b3c4d.js"
      })
  void hashedFilesAreKept(String path) throws Exception {
    assertThat(caching(path)).isEqualTo(Pages.IMMUTABLE);
    assertThat(cachingOfTheImage(path)).isEqualTo(Pages.IMMUTABLE);
  }

  /** If the start page were served instead, browsers would cache it as a script or picture. */
  @Test
  void aFileThatIsGoneIsNotThere() throws Exception {
    for (String path : List.of("/assets/gone-1234.js", "/workbox-gone.js", "/admin/gone.png")) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(image()).contains("location ~ ^/(admin/)?assets/ {\n      try_files $uri =404;");
    assertThat(image()).contains("location ~ \\. {\n      try_files $uri =404;");
  }

  /** The response of NGINX in the web image according to the map in its configuration. */
  private static String cachingOfTheImage(String path) throws Exception {
    MatchResult map =
        Pattern.compile(
                "map \\$uri \\$keeping \\{\\s*~(\\S+) \"([^\"]+)\";\\s*default +\"([^\"]+)\";")
            .matcher(image())
            .results()
            .findFirst()
            .orElseThrow();
    return Pattern.compile(map.group(1)).matcher(path).find() ? map.group(2) : map.group(3);
  }

  private static String image() throws Exception {
    return Files.readString(Path.of("../images/web/nginx.conf"));
  }
}
