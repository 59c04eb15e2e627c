package io.quizcast.local.edge;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Puts the head tags of a quiz into its page, so that a link to it has a preview. Everybody gets
 * the same page. If quiz-service has no tags or does not answer in time, the next handler serves
 * the page as it was built. The web server of production does the same with server-side includes.
 */
final class QuizPreviews implements Handler<RoutingContext> {
  /**
   * Matches the part of the built page that the tags replace, from the first mark to the end of the
   * second.
   */
  static final String FIRST = "<!--# block name=\"shell\" -->";

  static final String LAST = "stub=\"shell\" -->";

  private static final Duration KEPT = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MAX_KEPT = 500;
  private static final int MAX_BYTES = 32 * 1024;
  private static final String PATH = "/quiz/\\d{1,18}";

  private record Key(String path, String language) {}

  private record Kept(String tags, long until) {}

  private final HttpClient client;
  private final Replicas quizService;
  private final Path page;

  /** The oldest entry is removed first, so that memory is bounded. */
  private final Map<Key, Kept> kept =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
          return size() > MAX_KEPT;
        }
      };

  QuizPreviews(HttpClient client, Replicas quizService, Path folder) {
    this.client = client;
    this.quizService = quizService;
    this.page = folder.resolve("index.html");
  }

  @Override
  public void handle(RoutingContext context) {
    String path = context.normalizedPath();
    if (path == null || !path.matches(PATH)) {
      context.next();
      return;
    }
    Key key = new Key(path, language(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    Future.all(tags(key, context), context.vertx().fileSystem().readFile(page.toString()))
        .map(both -> filled(both.resultAt(1).toString(), both.resultAt(0)))
        .onSuccess(
            html ->
                context
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                    .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                    .end(html))
        .onFailure(_ -> context.next());
  }

  private static String filled(String shell, String tags) {
    int first = shell.indexOf(FIRST);
    int last = shell.indexOf(LAST, first);
    if (first < 0 || last < 0) {
      throw new IllegalStateException("the page has no place for tags");
    }
    return shell.substring(0, first) + tags + shell.substring(last + LAST.length());
  }

  /** Returns one of the languages of the pages, so that headers cannot fill the cache. */
  private static String language(@Nullable String accepted) {
    String first = accepted == null ? "" : accepted.strip();
    if (first.regionMatches(true, 0, "kk", 0, 2)) {
      return "kk";
    }
    return first.regionMatches(true, 0, "en", 0, 2) ? "en" : "ru";
  }

  private Future<String> tags(Key key, RoutingContext context) {
    long now = System.nanoTime();
    synchronized (kept) {
      Kept known = kept.get(key);
      if (known != null && known.until - now > 0) {
        return Future.succeededFuture(known.tags);
      }
    }
    return asked(key, context)
        .onSuccess(
            tags -> {
              synchronized (kept) {
                kept.put(key, new Kept(tags, now + KEPT.toNanos()));
              }
            });
  }

  private Future<String> asked(Key key, RoutingContext context) {
    String uri = "/api/quizzes/" + key.path.substring("/quiz/".length()) + "/preview";
    return quizService
        .open(client, HttpMethod.GET, uri)
        .compose(
            request -> {
              long timer =
                  context
                      .vertx()
                      .setTimer(
                          PATIENCE.toMillis(),
                          _ -> request.reset(0, new TimeoutException("no tags in time")));
              request.putHeader(HttpHeaders.ACCEPT_LANGUAGE, key.language);
              ForwardedHeaders.set(request.headers(), context.request());
              return request
                  .send()
                  .compose(response -> body(request, response))
                  .onComplete(_ -> context.vertx().cancelTimer(timer));
            });
  }

  private static Future<String> body(HttpClientRequest request, HttpClientResponse response) {
    String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (response.statusCode() != 200
        || length == null
        || length.length() > 6
        || Integer.parseInt(length) > MAX_BYTES) {
      request.reset();
      return Future.failedFuture("no tags");
    }
    return response.body().map(bytes -> bytes.toString(StandardCharsets.UTF_8));
  }
}
