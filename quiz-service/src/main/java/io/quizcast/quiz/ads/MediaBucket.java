package io.quizcast.quiz.ads;

import io.quizcast.guard.RequestRefused;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Stores media in a bucket of an S3-compatible store. Players are redirected to its public address,
 * so that no clip passes through this service.
 */
final class MediaBucket implements MediaStore {
  private static final Logger LOG = Logger.getLogger(MediaBucket.class);
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final AdLimits.Bucket bucket;
  private final S3Signature signature;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  MediaBucket(AdLimits.Bucket bucket) {
    this.bucket = bucket;
    this.signature =
        new S3Signature(
            bucket.accessKey(), bucket.secretKey(), bucket.region().orElse("us-east-1"));
  }

  /**
   * Answers 503 when the store is unavailable or refuses the file, because the upload itself is not
   * at fault.
   */
  @Override
  public void put(String name, Path file, String contentType) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("cache-control", "public, max-age=31536000, immutable");
    headers.put("content-type", contentType);
    try {
      int status = send("PUT", name, headers, HttpRequest.BodyPublishers.ofFile(file));
      if (status / 100 != 2) {
        throw new IOException("it answered " + status);
      }
    } catch (IOException e) {
      LOG.warnf("the media store refused a file: %s", e.getMessage());
      throw RequestRefused.unavailable();
    }
  }

  @Override
  public void drop(String name) throws IOException {
    int status = send("DELETE", name, new TreeMap<>(), HttpRequest.BodyPublishers.noBody());
    if (status / 100 != 2 && status != 404) {
      throw new IOException("the media store answered " + status);
    }
  }

  @Override
  public Handler<RoutingContext> reader() {
    String base = bucket.publicUrl().toString().replaceAll("/+$", "");
    return context -> {
      String name = context.normalizedPath().substring("/uploads/ads/".length());
      context
          .response()
          .setStatusCode(302)
          .putHeader("Location", base + "/" + name)
          .putHeader("Cache-Control", "public, max-age=3600")
          .end();
    };
  }

  private int send(
      String method, String name, Map<String, String> headers, HttpRequest.BodyPublisher body)
      throws IOException {
    URI target = URI.create(bucket.endpoint() + "/" + bucket.name() + "/" + name);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target).timeout(DEADLINE).method(method, body);
    headers.put("host", target.getRawAuthority());
    signature
        .sign(method, target.getRawPath(), headers, S3Signature.UNSIGNED, Instant.now())
        .forEach(
            (header, value) -> {
              // The JDK client sets this header itself and rejects a request that sets it.
              if (!header.equals("host")) {
                request.header(header, value);
              }
            });
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the media store");
    }
  }
}
